import { mountDropTarget } from '../../drop-target/mount-drop-target.tsx';

mountDropTarget();
