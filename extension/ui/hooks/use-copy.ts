import { useNotices } from '../notices/notices-context.ts';
import { useClient } from './client-context.ts';
import { useSaidForAWhile } from './use-said-for-a-while.ts';

/** Copies text straight from a click, and tells for a while that it did. */
export function useCopy(): { copied: boolean; copy: (text: string | Promise<string>) => void } {
  const client = useClient();
  const { attempt } = useNotices();
  const { said, say } = useSaidForAWhile();

  const copy = (text: string | Promise<string>): void => {
    void attempt(async () => client.copy(await text)).then((done) => {
      if (done) say();
    });
  };
  return { copied: said, copy };
}
