/** Words of the pictures of the satisfaction index, and of the editor of its model. */

import { defineWords } from '../../i18n/translate.ts';

export const csiPictureWords = defineWords({ 'csi.choose-picture': '看哪张图' }, { 'csi.choose-picture': 'Which picture' });
