import type { Express, NextFunction, Request, Response } from 'express-4.18.2';

export type Load = () => Promise<object>;

/** The handler of express issue 3536: it sets the format on the application, and so for all requests. */
export const answerBySetting =
  (app: Express, load: Load) => (request: Request, response: Response, next: NextFunction) => {
    app.set('json spaces', Number(request.params.spaces));
    load().then((report) => response.json(report), next);
  };

/** The fix: the format applies only to this response. */
export const answerByItself =
  (_app: Express, load: Load) => (request: Request, response: Response, next: NextFunction) => {
    const format = (report: object) => JSON.stringify(report, null, Number(request.params.spaces));
    load().then((report) => response.type('json').send(format(report)), next);
  };
