import { useEffect, useState } from 'react';
import { reportDefect } from '../../../shared/errors/report-defect.ts';
import { useClient } from './client-context.ts';

/** The site in the tab before the user when this is first drawn; null where Pail may not know it. */
export function useSite(): string | null {
  const client = useClient();
  const [site, setSite] = useState<string | null>(null);
  useEffect(() => {
    client.site().then(setSite, reportDefect);
  }, [client]);
  return site;
}
