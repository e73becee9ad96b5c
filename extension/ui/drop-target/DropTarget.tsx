import { useEffect, useEffectEvent, useState } from 'react';
import { toErrorValue } from '../../../shared/errors/pail-error.ts';
import type { TargetNews } from '../../../shared/messages/page-drag.ts';
import { errorText } from '../../i18n/error-text.ts';
import { t } from '../../i18n/text.ts';
import { Button } from '../components/Button.tsx';
import { AlertIcon, UploadIcon } from '../components/icons.tsx';
import { CheckIcon } from '../components/row-icons.tsx';
import { readTransfer, type Transferred } from '../intake/read-transfer.ts';
import hidden from '../components/VisuallyHidden.module.css';
import '../base.css';
import styles from './DropTarget.module.css';

/** So long it is seen that all went well, in milliseconds. */
const SEEN_MS = 2500;

/** Milliseconds between two words about the same drag. */
const PAUSE_MS = 300;

type State = { at: 'ready' | 'over' | 'taking' } | { at: 'taken' | 'failed'; words: string };

interface DropTargetProps {
  /** Uploads what was dropped. @returns how it went, in words */
  take: (dropped: Transferred) => Promise<{ ok: boolean; words: string }>;
  /** Tells the page in which this stands. */
  tell: (news: TargetNews) => void;
}

/** What a page shows at its edge while something is dragged over it. */
export function DropTarget({ take, tell }: DropTargetProps) {
  const [state, setState] = useState<State>({ at: 'ready' });
  const dropped = useEffectEvent(async (transfer: DataTransfer) => {
    const transferred = readTransfer(transfer);
    setState({ at: 'taking' });
    tell('taken');
    const { ok, words } = await take(transferred).catch((error: unknown) => ({
      ok: false,
      words: errorText(toErrorValue(error)),
    }));
    setState({ at: ok ? 'taken' : 'failed', words });
    if (ok) setTimeout(() => tell('finished'), SEEN_MS);
    else tell('failed');
  });
  const told = useEffectEvent(tell);

  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    let toldAt = -PAUSE_MS;
    const onOver = (event: DragEvent): void => {
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      setState((now) => (now.at === 'ready' ? { at: 'over' } : now));
      if (performance.now() - toldAt < PAUSE_MS) return;
      toldAt = performance.now();
      told('over');
    };
    window.addEventListener('dragenter', onOver, { signal });
    window.addEventListener('dragover', onOver, { signal });
    window.addEventListener(
      'dragleave',
      ({ relatedTarget }) => {
        if (relatedTarget === null) setState((now) => (now.at === 'over' ? { at: 'ready' } : now));
      },
      { signal },
    );
    window.addEventListener(
      'drop',
      (event) => {
        event.preventDefault();
        if (event.dataTransfer) void dropped(event.dataTransfer);
      },
      { signal },
    );
    return () => listening.abort();
  }, []);

  return (
    <main className={styles.target} data-drop-target="" data-state={state.at}>
      <h1 className={hidden.hidden}>{t('drop_target_title')}</h1>
      <span className={styles.icon}>
        <StateIcon at={state.at} />
      </span>
      <output className={styles.words}>{wordsOf(state)}</output>
      {state.at === 'failed' && (
        <Button small onClick={() => tell('finished')}>
          {t('close')}
        </Button>
      )}
    </main>
  );
}

function StateIcon({ at }: { at: State['at'] }) {
  if (at === 'taken') return <CheckIcon />;
  return at === 'failed' ? <AlertIcon /> : <UploadIcon />;
}

function wordsOf(state: State): string {
  switch (state.at) {
    case 'ready':
      return t('drop_target_ready');
    case 'over':
      return t('drop_let_go');
    case 'taking':
      return t('drop_target_taking');
    case 'taken':
    case 'failed':
      return state.words;
  }
}
