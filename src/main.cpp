// Command line → settings → parts. No logic.
#include "app/commands/commands.h"

int main(int count, char** words) { return commands::run(count, words); }
