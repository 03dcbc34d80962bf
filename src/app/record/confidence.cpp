// Whose name stays away.
#include "app/record/confidence.h"

namespace record {

bool is_in_confidence(std::string_view action) {
    return action == "moderation.reported" || action == "moderation.asked_again";
}

}
