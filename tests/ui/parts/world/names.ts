/** Names as agencies give them, so that ellipses and wrapping meet what they will meet. */
export const brands = ['Nordlicht', 'Casa Verde', 'Bianchi Sport'];
export const funnels = [
  'Search',
  'Brand',
  'PMax',
  'Prospecting',
  'Retargeting',
  'Shopping',
  'Lookalike 1%',
  'Video',
];
export const markets = ['DE', 'IT', 'FR', 'ES', 'UK', 'AT', 'CH', 'NL'];
export const products = [
  'Winter jackets',
  'Trail shoes',
  'Kitchen',
  'Garden furniture',
  'Lead form',
  'Newsletter',
  'Black Friday',
  'Outlet',
];
