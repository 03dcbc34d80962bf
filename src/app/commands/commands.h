// The command line: words in, parts built, work done, exit status out.
#pragma once

namespace commands {

/// Runs `samverk …`. 0 done; 1 done with a negative answer; 2 could not be done, with one line that
/// says what to do.
int run(int count, char** words);

}
