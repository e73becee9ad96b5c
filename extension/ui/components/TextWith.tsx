import { Children, Fragment, type ReactNode } from 'react';
import { type MessageKey, pieces } from '../../i18n/text.ts';

interface TextWithProps {
  of: MessageKey;
  /** For the words alone. */
  wordsClassName?: string | undefined;
  /** What stands for `$1`, `$2` and so on, wherever the language puts them. */
  children: ReactNode;
}

/** A text of the user's language with elements in it. */
export function TextWith({ of, wordsClassName, children }: TextWithProps) {
  const values = Children.toArray(children);
  return pieces(of, values.length).map((piece) =>
    typeof piece === 'number' ? (
      <Fragment key={piece}>{values[piece]}</Fragment>
    ) : (
      <span key={piece} className={wordsClassName}>
        {piece}
      </span>
    ),
  );
}
