/** A reseller of the sandbox partner, as `GET /v1/relationships` shows it. */
export interface SandboxReseller {
  /** Tenant GUID: what `associatedPartnerId` takes. */
  readonly id: string;
  readonly name: string;
  readonly mpnId: string;
  /** ISO 3166-1 alpha-2. */
  readonly location: string;
}

/** Six invented resellers, always the same, so that a newcomer's notes and tests can name them. */
export const defaultResellers: readonly SandboxReseller[] = [
  { id: '3c1a6f0e-52b7-4d0c-9a54-0d6a1b7e4c01', name: 'Alpine Ski Cloud', mpnId: '4847301', location: 'CH' },
  { id: '7e9d2b44-8f31-4a6a-b1c5-2f7c9e0a5d02', name: 'Blue Yonder Resale', mpnId: '4847302', location: 'US' },
  { id: 'a5f4c813-1d2e-4b79-8e60-6b3d8c2f1e03', name: 'Coho Systemhaus', mpnId: '4847303', location: 'DE' },
  { id: 'c27b05d9-6e48-4f15-a9d3-8a1e7f4b3c04', name: 'Fourth Coffee IT', mpnId: '4847304', location: 'GB' },
  { id: 'd80e9a67-3b5c-42f8-96e1-4c9f2d7a6b05', name: 'Lucerne Soluções', mpnId: '4847305', location: 'BR' },
  { id: 'f61c3e28-9a07-4d84-bb2f-1e5a8d3c7f06', name: 'Tailspin Online', mpnId: '4847306', location: 'IN' },
];
