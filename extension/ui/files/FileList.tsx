import {
  createContext,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type RefObject,
} from 'react';
import { Virtualizer, type CustomItemComponentProps, type VirtualizerHandle } from 'virtua';
import type { StoredFile } from '../../../shared/api/files.ts';
import { ScrolledPart } from '../hooks/scrolled-part.ts';
import { FileRow } from './FileRow.tsx';

/** Height of a row, in CSS pixels; see its styles. */
const ROW_HEIGHT = 54;

/** The next page is asked for when so few rows are left below. */
const ROWS_LEFT = 20;

interface FileListProps {
  files: readonly StoredFile[];
  /** Milliseconds since 1970. */
  now: number;
  mayDelete: boolean;
  onEndNear: () => void;
  onRemove: (file: StoredFile) => void;
  onShare: (file: StoredFile) => void;
}

/** How many files there are, of which few are drawn. */
const FileCount = createContext(0);

/** Draws of all files those that can be seen in the part of the page that scrolls. */
export function FileList({ files, now, mayDelete, onEndNear, onRemove, onShare }: FileListProps) {
  const scrolled = useContext(ScrolledPart);
  const list = useRef<HTMLDivElement>(null);
  const rows = useRef<VirtualizerHandle>(null);
  const margin = useTopWithin(scrolled, list);

  const lookAhead = (): void => {
    if (!rows.current) return;
    const { scrollOffset, viewportSize } = rows.current;
    const lastSeen = rows.current.findItemIndex(scrollOffset + viewportSize);
    if (lastSeen >= files.length - ROWS_LEFT) onEndNear();
  };
  useEffect(lookAhead);

  return (
    <FileCount value={files.length}>
      <div ref={list}>
        <Virtualizer
          ref={rows}
          as="ul"
          item={FileItem}
          data={files}
          itemSize={ROW_HEIGHT}
          scrollRef={scrolled}
          startMargin={margin}
          onScroll={lookAhead}
        >
          {(file) => (
            <FileRow
              key={file.id}
              file={file}
              now={now}
              mayDelete={mayDelete}
              onRemove={onRemove}
              onShare={onShare}
            />
          )}
        </Virtualizer>
      </div>
    </FileCount>
  );
}

function FileItem({ ref, style, index, children }: CustomItemComponentProps) {
  const count = useContext(FileCount);
  return (
    <li ref={ref} style={style} aria-setsize={count} aria-posinset={index + 1}>
      {children}
    </li>
  );
}

/** Where an element begins within the part that scrolls, in CSS pixels: what is above it grows and shrinks. */
function useTopWithin(
  scrolled: RefObject<HTMLElement | null>,
  element: RefObject<HTMLElement | null>,
): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const outer = scrolled.current;
    const inner = element.current;
    if (!outer || !inner) return;
    const measure = (): void => {
      const distance = inner.getBoundingClientRect().top - outer.getBoundingClientRect().top;
      setTop(Math.round(distance + outer.scrollTop));
    };
    measure();
    const watch = new ResizeObserver(measure);
    for (const column of outer.children) watch.observe(column);
    return () => watch.disconnect();
  }, [scrolled, element]);
  return top;
}
