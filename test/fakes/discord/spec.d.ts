// The package has no types for this entry.
declare module 'discord-api-spec/zod';
