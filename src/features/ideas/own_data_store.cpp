// What the member wrote, and the address that they left with it.
#include "features/ideas/capture/capture.h"
#include "features/ideas/coauthors/coauthors.h"
#include "features/ideas/desk/assignment.h"
#include "features/ideas/ideas.h"
#include "features/ideas/support.h"
#include "features/ideas/thresholds/reaching.h"
#include "features/ideas/weighing/own_data.h"
#include "services/members/own_data.h"

namespace ideas {

namespace {

/// What they answered to calls, and wrote down for others.
json::Object gathered(db::Reader& reader, members::MemberId const& member) {
    return {{"answers_to_calls",
             members::own_rows(reader,
                               "SELECT r.need, r.call_id, r.replies FROM need_asked_replies r"
                               " JOIN needs n ON n.id = r.need"
                               " WHERE n.told_by = $1 OR n.entered_by = $1 ORDER BY r.need",
                               member, {"need", "call", "replies"})},
            {"captures",
             members::own_rows(reader,
                               "SELECT id, name, holder, made_at FROM captures WHERE made_by = $1"
                               " UNION ALL SELECT capture, source, '', at FROM capture_batches"
                               " WHERE member = $1",
                               member, {"occasion", "what", "held_by", "@at"})}};
}

/// What they asked others about what was told, and answered about what they told.
json::Object questions(db::Reader& reader, members::MemberId const& member) {
    return {
        {"questions_to_senders",
         members::own_rows(reader,
                           "SELECT need, question, asked_at, state FROM need_sender_questions"
                           " WHERE asked_by = $1 ORDER BY asked_at",
                           member, {"need", "question", "@asked_at", "state"})},
        {"needs_assigned",
         members::own_rows(reader,
                           "SELECT need, CASE WHEN member = $1 THEN 'mine' ELSE 'given' END,"
                           " assigned_at FROM need_assignments"
                           " WHERE member = $1 OR assigned_by = $1 ORDER BY assigned_at",
                           member, {"need", "what", "@assigned_at"})},
        {"decisions", members::own_rows(reader,
                                        "SELECT organisation, who, 0 FROM decision_thresholds"
                                        " WHERE member = $1 UNION ALL"
                                        " SELECT need, who, reached_at FROM matters_reached"
                                        " WHERE member = $1",
                                        member, {"of", "who", "@reached_at"})},
        {"answers_to_questions",
         members::own_rows(reader,
                           "SELECT need, question, answer, answered_at FROM need_sender_questions"
                           " WHERE answered_by = $1 ORDER BY answered_at",
                           member, {"need", "question", "answer", "@answered_at"})},
        {"need_questions",
         members::own_rows(
             reader,
             "SELECT need, email, question, asked_at, state, answer FROM need_questions"
             " WHERE asked_by = $1 ORDER BY asked_at",
             member, {"need", "email", "question", "@asked_at", "state", "answer"})}};
}

}

json::Object own_data(db::Reader& reader, members::MemberId const& member) {
    json::Object told{
        {"needs",
         members::own_rows(
             reader,
             "SELECT needs.id, kind, title, story, better, for_whom, how_often, place,"
             " needs.language, state,"
             " visibility, told_at, need_senders.name, need_senders.email,"
             " need_senders.reads FROM needs"
             " LEFT JOIN need_senders ON need_senders.need = needs.id AND needs.told_by = $1"
             " WHERE told_by = $1 OR entered_by = $1 ORDER BY told_at",
             member,
             {"id", "kind", "title", "story", "better", "for_whom", "how_often", "place",
              "language", "state", "visibility", "@told_at", "sender_name", "sender_email",
              "letters_in"})},
        {"work_with_needs",
         members::own_rows(
             reader,
             "SELECT need, kind, at, state, words, referred_to, link FROM need_history"
             " WHERE member = $1 ORDER BY at",
             member, {"need", "kind", "@at", "state", "words", "referred_to", "link"})},
        {"supports", members::own_rows(reader,
                                       "SELECT need, kind, CASE WHEN visibility IN"
                                       " ('public', 'merged') THEN title ELSE '' END, at"
                                       " FROM need_supports"
                                       " JOIN needs ON needs.id = need_supports.need"
                                       " WHERE member = $1 ORDER BY at",
                                       member, {"id", "kind", "title", "@at"})},
        {"arguments", members::own_rows(reader,
                                        "SELECT id, need, side, words, state, at"
                                        " FROM need_arguments WHERE member = $1 ORDER BY at",
                                        member, {"id", "idea", "side", "words", "state", "@at"})}};
    for (auto const& more :
         {weighing::own_data(reader, member), coauthors::store::own_data(reader, member),
          questions(reader, member), gathered(reader, member)})
        for (auto const& section : more.members()) told.append(section.name, section.value);
    return told;
}

void forget_member(db::Transaction& tx, members::MemberId const& member) {
    store::forget_supporter(tx, member);
    // What they argued stays, as what they told does, and nobody can tell whose it was.
    tx.run("UPDATE need_arguments SET member = '' WHERE member = $1", {member});
    desk::forget_assigned(tx, member);
    coauthors::store::forget_member(tx, member);
    weighing::store::forget_member(tx, member);
    capture::store::forget_member(tx, member);
    thresholds::forget_decider(tx, member);
    tx.run("UPDATE need_sender_questions SET answered_by = '' WHERE answered_by = $1", {member});
    tx.run("DELETE FROM need_senders WHERE need IN (SELECT id FROM needs WHERE told_by = $1)",
           {member});
}

}
