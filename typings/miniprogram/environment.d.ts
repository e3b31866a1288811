type EnvironmentFile = typeof import('../../environments/local.json');

/** What the build writes into the mini-program from environments/<name>.json. */
declare const ENVIRONMENT: {
  readonly name: string;
  readonly appId: string;
  readonly envId: string;
  readonly templates: { readonly [Key in keyof EnvironmentFile['templates']]: { readonly id: string } };
};
