// What a member did with processes or was asked to decide; and what leaving does to it.
#include <initializer_list>

#include "features/innovation/innovation.h"
#include "services/members/own_data.h"
#include "services/members/rules.h"

namespace innovation {

namespace {

/// What was done with trials and after decisions.
void add_later(json::Object& data, db::Reader& reader, members::MemberId const& member) {
    auto const rows = [&](std::string_view sql, std::initializer_list<std::string_view> names) {
        return members::own_rows(reader, sql, member, names);
    };
    data.set("innovation_registered",
             rows("SELECT project, question, outcome, decided_at FROM innovation_gates"
                  " WHERE registered_by = $1 ORDER BY decided_at",
                  {"project", "question", "outcome", "@decided_at"}));
    data.set("innovation_met",
             rows("SELECT project, words, met_at, met_words FROM innovation_conditions"
                  " WHERE met_by = $1 ORDER BY met_at",
                  {"project", "words", "@met_at", "met_words"}));
    data.set("innovation_addenda",
             rows("SELECT project, at, words FROM innovation_addenda WHERE done_by = $1"
                  " ORDER BY at",
                  {"project", "@at", "words"}));
    data.set("innovation_experiments",
             rows("SELECT project, title, begun_at, result, learned FROM innovation_experiments"
                  " WHERE begun_by = $1 OR registered_by = $1 OR ended_by = $1 ORDER BY begun_at",
                  {"project", "title", "@begun_at", "result", "learned"}));
    data.set("innovation_experiment_addenda",
             rows("SELECT project, at, words FROM innovation_experiment_addenda"
                  " WHERE done_by = $1 ORDER BY at",
                  {"project", "@at", "words"}));
    data.set("innovation_conditions_moved",
             rows("SELECT project, at, reason FROM innovation_condition_moves WHERE done_by = $1"
                  " ORDER BY at",
                  {"project", "@at", "reason"}));
    data.set("innovation_sites",
             rows("SELECT project, organisation, answered_at, baseline, reason, result, learned"
                  " FROM innovation_sites WHERE answered_by = $1 OR ended_by = $1"
                  " OR invited_by = $1 ORDER BY invited_at",
                  {"project", "organisation", "@answered_at", "baseline", "reason", "result",
                   "learned"}));
    data.set("innovation_site_addenda",
             rows("SELECT project, at, words FROM innovation_site_addenda WHERE done_by = $1"
                  " ORDER BY at",
                  {"project", "@at", "words"}));
}

}

json::Object own_data(db::Reader& reader, members::MemberId const& member) {
    auto const rows = [&](std::string_view sql, std::initializer_list<std::string_view> names) {
        return members::own_rows(reader, sql, member, names);
    };
    json::Object data{
        {"innovation_moves",
         rows(
             "SELECT project, how, at, reason FROM innovation_moves WHERE done_by = $1 ORDER BY at",
             {"project", "how", "@at", "reason"})},
        {"innovation_delivered",
         rows("SELECT project, name, at, evidence FROM innovation_deliverables WHERE done_by = $1"
              " ORDER BY at",
              {"project", "name", "@at", "evidence"})},
        {"innovation_searches",
         rows("SELECT project, words, at, conclusion FROM innovation_searches WHERE done_by = $1"
              " ORDER BY at",
              {"project", "words", "@at", "conclusion"})},
        {"innovation_asked",
         rows("SELECT project, question, asked_at, withdrawn_because FROM innovation_gates"
              " WHERE asked_by = $1 ORDER BY asked_at",
              {"project", "question", "@asked_at", "withdrawn_because"})},
        {"innovation_decided",
         rows("SELECT project, question, decider_name, decider_role, decider_email, due, outcome,"
              " CASE WHEN registered_by = '' OR reason_is_public = 1 THEN reason ELSE '' END"
              " FROM innovation_gates WHERE decider_member = $1 ORDER BY project",
              {"project", "question", "name", "role", "email", "due", "outcome", "reason"})}};
    add_later(data, reader, member);
    return data;
}

void forget_member(db::Transaction& tx, members::MemberId const& member, std::string_view address) {
    auto const key = members::email_key(address);
    tx.run(
        "UPDATE innovation_gates SET decider_name = '', decider_email = '', decider_member = ''"
        " WHERE decider_member = $1 OR lower(decider_email) = $2 AND decider_email <> ''",
        {member, key});
    tx.run("UPDATE innovation_gates SET decided_by = '' WHERE decided_by = $1", {member});
    tx.run(
        "UPDATE innovation_conditions SET owner_name = '', owner_email = ''"
        " WHERE lower(owner_email) = $1 AND owner_email <> ''",
        {key});
    tx.run(
        "UPDATE innovation_condition_moves SET owner_before = '', email_before = ''"
        " WHERE lower(email_before) = $1 AND email_before <> ''",
        {key});
    tx.run(
        "UPDATE innovation_condition_moves SET owner_after = '', email_after = ''"
        " WHERE lower(email_after) = $1 AND email_after <> ''",
        {key});
}

}
