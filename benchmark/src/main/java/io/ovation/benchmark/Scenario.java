package io.ovation.benchmark;

/** One thing that is measured. */
interface Scenario {

    /** The name by which it is chosen on the command line. */
    String name();

    /** Measures and reports. */
    void run(Bench bench, Report report) throws Exception;
}
