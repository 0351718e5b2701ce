import Mocha from 'mocha';

/** The Spec reporter, ending with one line for machines: `N passed, N failed`, and `, N skipped` when some were. */
class SummaryReporter extends Mocha.reporters.Spec {
  override epilogue(): void {
    super.epilogue();
    const { passes = 0, failures = 0, pending = 0 } = this.stats;
    process.stdout.write(`${passes} passed, ${failures} failed${pending > 0 ? `, ${pending} skipped` : ''}\n`);
  }
}

// Mocha loads a reporter with require() and takes the module itself as the class.
export { SummaryReporter as 'module.exports' };
