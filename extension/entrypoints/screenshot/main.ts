import { mountPage } from '../../page/mount-page.tsx';

mountPage('screenshot');
