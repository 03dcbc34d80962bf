// The pages of questions: the coordinator asks and takes back, whoever has the link answers.
#pragma once
#include "features/ideas/show.h"
#include "services/members/allowance.h"

namespace ideas::experts {

/// How many questions a member may send in an hour: each is a letter to an address of their choice.
struct Limits {
    members::Allowance letters{30};
};

// asking_pages.cpp
http::Response show_ask(web::Services& services, web::Visit const& visit);
http::Response send_question(web::Services& services, Limits& limits, web::Visit const& visit);
http::Response take_back(web::Services& services, web::Visit const& visit);

// answering_pages.cpp
http::Response show_question(web::Services& services, web::Visit const& visit);
http::Response send_answer(web::Services& services, web::Visit const& visit);
http::Response show_thanks(web::Services& services, web::Visit const& visit);

/// What the desk shows of a need's questions: ask_url questions[] {question_who question_state
/// question_paragraphs[] is_waiting withdraw_url has_draft draft_paragraphs[] draft_url}.
web::View questions_view(Showing const& showing, db::Reader& reader, Need const& need);
/// The answer that the desk's address names as a draft (?draft=ID), or empty.
std::string draft_in(web::Visit const& visit, db::Reader& reader, Need const& need);

}
