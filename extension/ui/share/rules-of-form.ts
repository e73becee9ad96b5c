import { createLinkRequestSchema, type CreateLink } from '../../../shared/api/links.ts';

/** What a link is held to by a filled-in form; an empty field limits nothing. */
export function rulesOfForm(form: FormData): CreateLink {
  const expiresIn = form.get('expiresIn');
  const maxDownloads = form.get('maxDownloads');
  const password = form.get('password');
  return createLinkRequestSchema.parse({
    ...(expiresIn && { expiresIn: Number(expiresIn) }),
    ...(maxDownloads && { maxDownloads: Number(maxDownloads) }),
    ...(password && { password }),
  });
}
