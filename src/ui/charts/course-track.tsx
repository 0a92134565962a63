import { factsOf } from '@/model/kpi';
import type { LightView } from '@/model/light';
import { showFigure } from '../parts/figures';
import { useSpeech } from '../parts/speech';
import { courseOf, type Course } from './course';
import { courseSentence, landingSentence } from './course-words';

const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

/**
 * The navigator's track: a bar to where we are, a tick for where we should be, a band for where we will land, and
 * the target. Said in words to those who do not see it; the marks differ in form, not only in colour.
 */
export function CourseTrack({ light }: { light: LightView }) {
  const { words, language } = useSpeech();
  const course = courseOf(light);
  if (!course) return null;
  const show = (figure: number | null | undefined) =>
    showFigure(figure ?? null, factsOf(light).unit, light.currency, language, { compact: true });
  const told = [
    words('course.here', { value: show(light.value) }),
    ...(course.pace === null ? [] : [words('course.should', { value: show(light.pace) })]),
    words('course.aim', { value: show(light.aim.value) }),
    courseSentence(words, light, language),
    landingSentence(words, light, language),
  ].filter((text) => text !== '');
  return (
    <div class="course" role="img" aria-label={told.join('. ')}>
      <div class="course-track">
        <Band course={course} />
        {course.value !== null && (
          <span
            class="course-value"
            style={{
              left: percent(Math.min(course.zero, course.value)),
              width: percent(Math.abs(course.value - course.zero)),
            }}
          />
        )}
        {course.value !== null && course.ripe !== null && (
          <span
            class="course-late"
            style={{ left: percent(course.value), width: percent(Math.max(0, course.ripe - course.value)) }}
          />
        )}
        {course.pace !== null && <span class="course-pace" style={{ left: percent(course.pace) }} />}
        {course.landing && <span class="course-landing" style={{ left: percent(course.landing.at) }} />}
        <span class="course-target" style={{ left: percent(course.target) }} />
      </div>
      <Legend light={light} course={course} show={show} />
    </div>
  );
}

function Band({ course }: { course: Course }) {
  const band = course.landing ?? course.interval;
  if (!band) return null;
  return (
    <span
      class="course-band"
      style={{ left: percent(band.low), width: percent(Math.max(0, band.high - band.low)) }}
    />
  );
}

/** Names under the marks, in the order of the marks, so that they never overlap. */
function Legend({
  light,
  course,
  show,
}: {
  light: LightView;
  course: Course;
  show: (figure: number | null | undefined) => string;
}) {
  const { words } = useSpeech();
  const marks = [
    { at: course.pace, kind: 'pace', text: words('course.mark.pace'), figure: show(light.pace) },
    {
      at: course.landing?.at ?? null,
      kind: 'landing',
      text: words('course.mark.landing'),
      figure: show(light.landing?.value),
    },
    { at: course.target, kind: 'target', text: words('course.mark.target'), figure: show(light.aim.value) },
  ].filter((mark) => mark.at !== null);
  return (
    <div class="course-legend">
      {marks.map(({ kind, text, figure }) => (
        <span key={kind} class="course-mark">
          <span class={`course-key course-key-${kind}`} />
          <span>{text}</span>
          <b>{figure}</b>
        </span>
      ))}
    </div>
  );
}
