import { mountPage } from '../../page/mount-page.tsx';
import { isToolbarPopup } from '../../platform/own-window.ts';

mountPage(isToolbarPopup() ? 'popup' : 'window');
