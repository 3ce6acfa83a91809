/** Where people read about a paper, whatever mirror the program asks. */
export const SITE = 'https://huggingface.co';
