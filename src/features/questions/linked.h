// Questions on the red thread: what a summary leads to answers the question.
#pragma once
#include "services/web/linked.h"

namespace questions {

std::vector<web::Link> links_of_question(db::Reader& reader, std::string_view id);

/// From what answers to the questions.
std::vector<web::LinksBeside> links_beside();

}
