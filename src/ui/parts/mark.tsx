/** Our own sign: a bulb. Decoration beside the name, so it is silent. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg class="mark" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        class="mark-glass"
        d="M12 2a7 7 0 0 0-4.2 12.6c.7.5 1.2 1.3 1.2 2.2v.2h6v-.2c0-.9.5-1.7 1.2-2.2A7 7 0 0 0 12 2z"
      />
      <path class="mark-base" d="M9 18.5h6v1.25a2.25 2.25 0 0 1-2.25 2.25h-1.5A2.25 2.25 0 0 1 9 19.75z" />
    </svg>
  );
}
