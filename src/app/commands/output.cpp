// Failures in words for whoever typed the command.
#include "app/commands/output.h"

#include "platform/basics/room.h"

namespace commands {

std::string what_to_do(std::exception const& failure) {
    if (!basics::is_for_want_of_room(failure)) return failure.what();
    return "the disk is full; make room and run the command again. What was done before is kept, "
           "and nothing by halves (" +
           std::string(failure.what()) + ")";
}

}
