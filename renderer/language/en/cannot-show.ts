/** Said when a part of the window is not there; comes with the window itself. */
export const cannotShow = {
  title: 'This part of the window cannot be shown',
  what: 'Its program could not be read, or has a fault. What is under way in the background goes on, and nothing is lost.',
  remedy:
    'Load the window again. If that does not help, quit Koekura, start it again, and tell whoever looks after it what stands below.',
  reload: 'Load the window again',
};
