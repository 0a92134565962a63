import { describe, expect, it } from 'vitest';

import { emptyIsZero } from '@/model/empty-is-zero';
import { plainResultType, resultMeaning } from '@/model/result-types';

describe('resultMeaning', () => {
  it.each([
    'Purchases',
    'Purchase',
    'Website purchases',
    'Website Purchase',
    'In-app purchases',
    'On-Facebook purchases',
    'Meta purchases',
    'Acquisti',
    'Acquisti sul sito Web',
    'Käufe',
    'Website-Käufe',
    'Käufe auf der Website',
    'Achats',
    'Achats sur le site web',
    'Compras',
    'Compras en el sitio web',
    'Compras no site',
    'actions:offsite_conversion.fb_pixel_purchase',
    'actions:omni_purchase',
    'offsite_conversion.fb_pixel_purchase',
    'omni_purchase',
  ])('takes %s for a purchase', (type) => {
    expect(resultMeaning(type)).toBe('conversions');
  });

  it.each([
    'Leads',
    'Lead',
    'Website leads',
    'On-Facebook leads',
    'Leads (form)',
    'Contatti',
    'Clientes potenciales',
    'Clientes potenciales en el sitio web',
    'Prospects',
    'Cadastros',
    'actions:onsite_conversion.lead_grouped',
    'actions:leadgen_grouped',
    'offsite_conversion.fb_pixel_lead',
    'actions:lead',
  ])('takes %s for a lead', (type) => {
    expect(resultMeaning(type)).toBe('leads');
  });

  it.each([
    '',
    'Link clicks',
    'Clic sul link',
    'Adds to cart',
    'Website adds to cart',
    'Cost per purchase',
    'Purchase value',
    'Purchases conversion value',
    'Messaging contacts',
    'Nuovi contatti di messaggistica',
    'Landing page views',
    'Reach',
    'Leads qualified by CRM',
    'Purchases and leads',
    'actions:link_click',
    'actions:offsite_conversion.fb_pixel_add_to_cart',
    'actions:offsite_conversion.custom.123',
    'purchase_roas:omni_purchases_of_others',
    'constructor',
  ])('takes %s for neither', (type) => {
    expect(resultMeaning(type)).toBeNull();
  });

  it('compares types whatever their case and number', () => {
    expect(plainResultType('Website Purchase')).toBe(plainResultType('website purchases'));
    expect(plainResultType('Link clicks')).not.toBe(plainResultType('Landing page views'));
  });
});

describe('an empty cell', () => {
  it.each([
    ['meta-ads', 'conversions', { spend: 12, conversions: null }, true],
    ['meta-ads', 'leads', { impressions: 3 }, true],
    ['amazon-ads', 'conversionValue', { spend: 12, impressions: null }, true],
    // Nothing was delivered, and the row says so.
    ['meta-ads', 'conversions', { spend: 0, impressions: null }, true],
    ['meta-ads', 'impressions', { spend: 0, impressions: null }, true],
    // Delivered, so that its own emptiness is not explained.
    ['meta-ads', 'clicks', { spend: 12, clicks: null }, false],
    ['meta-ads', 'spend', { impressions: 4, spend: null }, false],
    // Never delivered, or not loaded yet: the row does not say.
    ['meta-ads', 'conversions', { spend: null, impressions: null }, false],
    ['meta-ads', 'conversions', {}, false],
    // What cannot be counted, and consoles that write a zero as one.
    ['meta-ads', 'reach', { spend: 12 }, false],
    ['google-ads', 'conversions', { spend: 12, conversions: null }, false],
    ['tiktok-ads', 'conversions', { spend: 12, conversions: null }, false],
  ] as const)('on %s of %s beside %o: zero is %s', (platform, metric, metrics, zero) => {
    expect(emptyIsZero(platform, metric, metrics)).toBe(zero);
  });
});
