// The pages of questions to senders: those who answer ask at the desk, the sender answers by the
// link of the letter, by the claim code or signed in.
#pragma once
#include <expected>

#include "features/ideas/asking_back/asking.h"
#include "features/ideas/show.h"
#include "services/letter_links/letter_links.h"

namespace ideas::asking_back {

// asking_pages.cpp
http::Response show_asking(web::Services& services, web::Visit const& visit);
/// act: ask, withdraw or show.
http::Response work(web::Services& services, web::Visit const& visit);
/// What the desk shows: sender_ask_url sender_questions[] {sender_question_id
/// sender_question_state sender_question_for sender_question_paragraphs[] sender_reply_paragraphs[]
/// sender_question_waits sender_reply_unseen}.
web::View desk_view(Showing const& showing, db::Reader& reader, Need const& need);

// answering_pages.cpp
http::Response show_question(letter_links::Door& door, web::Visit const& visit);
http::Response send_reply(letter_links::Door& door, web::Visit const& visit);
http::Response show_thanks(web::Services& services, web::Visit const& visit);

/// What the sender's own page shows: may_reply reply_field has_late_reply late_reply and
/// sender_questions[] {sender_question_paragraphs[] sender_reply_paragraphs[] sender_question_state
/// sender_question_for may_reply}.
web::View own_view(Showing const& showing, db::Reader& reader, Need const& need,
                   std::string const& typed, basics::Problems const& problems);
/// The open question is answered with what was typed, and whoever asked is told. Otherwise why not:
/// field reply, or no problem at all when nobody asks any more.
std::expected<void, basics::Problems> reply_typed(Showing const& showing, db::Transaction& tx,
                                                  Need const& need, std::string_view typed);
/// What everybody may read: sender_questions[] {sender_question_paragraphs[]
/// sender_reply_paragraphs[] sender_reply_when}.
web::View public_view(Showing const& showing, db::Reader& reader, Need const& need);

}
