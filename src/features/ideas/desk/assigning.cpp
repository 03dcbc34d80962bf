// Check, store, record, and tell.
#include "features/ideas/desk/assignment.h"

#include <algorithm>

#include "features/ideas/answer_times.h"
#include "features/ideas/desk/rows.h"
#include "features/ideas/placing.h"
#include "features/ideas/rules.h"
#include "platform/basics/text.h"
#include "services/members/members.h"
#include "services/web/own_site.h"

namespace ideas::desk {

namespace {

using TemplateId = basics::Id<struct TemplateTag>;

void record(db::Transaction& tx, Hand const& hand,
            organisations::OrganisationId const& organisation, std::string_view what,
            activity::Subject const& subject, json::Object details) {
    hand.log.record(tx, {.at = hand.now,
                         .actor = hand.member,
                         .action = "ideas." + std::string(what),
                         .subject = subject,
                         .organisation = organisation,
                         .details = std::move(details)});
}

void record_template(db::Transaction& tx, Hand const& hand,
                     organisations::OrganisationId const& organisation, std::string_view what,
                     Template const& one) {
    record(tx, hand, organisation, what, {"organisation", organisation.string()},
           {{"template", one.key}, {"name", one.name}});
}

/// Each line that is more than white space, tidied.
std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        std::string line(basics::trimmed(text.substr(0, end)));
        if (!line.empty()) lines.push_back(std::move(line));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

}

bool assign(db::Transaction& tx, Hand const& hand, Need const& need,
            members::MemberId const& member) {
    auto const before = assignment(tx, need.id);
    if (before ? before->member == member && !member.empty() : member.empty()) return false;
    if (member.empty()) store::remove(tx, need.id);
    else store::put(tx, {need.id, member, hand.member, hand.now});
    record(tx, hand, need.told.organisation, member.empty() ? "unassigned" : "assigned",
           subject_of(need), {{"to", member.text()}});
    return true;
}

std::vector<Colleague> colleagues(web::Services& services, db::Reader& reader,
                                  web::Visit const& visit, Need const& need) {
    units::Where where(reader, basics::day_in_stockholm(services.now()));
    std::vector<Colleague> found{{visit.viewer.member, visit.viewer.name}};
    for (auto const& holder : services.members.of_organisation(need.told.organisation)) {
        bool const is_there =
            std::ranges::find(found, holder.member.id, &Colleague::member) != found.end();
        if (is_there || holder.role != permissions::Role::coordinator) continue;
        if (answers_for(services.members.viewer(holder.member.id), where, need))
            found.push_back({holder.member.id, holder.member.name});
    }
    return found;
}

void tell_assigned(web::Services& services, db::Transaction& tx, Need const& need,
                   members::MemberId const& member, members::MemberId const& by) {
    if (member.empty() || member == by) return;
    auto& members = services.members;
    auto const to = members.find(members.reached_instead_of(member, need.told.organisation));
    auto const from = members.find(by);
    if (!to || to->email.empty()) return;
    services.post(
        tx,
        {.to = to->email,
         .language = to->language,
         .about = "ideas.mail_assigned_",
         .arguments = {{"title", need.told.title},
                       {"name", from ? from->name : services.pages.site_name()},
                       {"promise", promise_sentence(services, tx, need, to->language)}},
         .path = "/" + std::string(texts::code(to->language)) + "/needs/desk/" + need.id.string(),
         .address = web::own_site(services, need.told.organisation)});
}

std::expected<Template, basics::Problems> checked(Template typed) {
    basics::Problems problems;
    auto name = checked_words(basics::one_line(typed.name), "name", longest_template_name,
                              "ideas.problem_template_name", "ideas.problem_long");
    auto words = checked_words(typed.words, "words", longest_template,
                               "ideas.problem_template_words", "ideas.problem_long");
    for (auto const* one : {&name, &words})
        if (!*one) problems.insert(problems.end(), one->error().begin(), one->error().end());
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return Template{typed.key, *std::move(name), *std::move(words)};
}

std::string own_part(std::string_view reason, std::string_view words) {
    auto const given = lines_of(words);
    std::string own;
    for (auto line : lines_of(reason)) {
        for (auto const& one : given)
            if (auto const at = line.find(one); at != std::string::npos) line.erase(at, one.size());
        own += (own.empty() ? "" : "\n") + line;
    }
    return std::string(basics::trimmed(own));
}

bool has_own_reason(std::string_view reason, std::string_view words) {
    return basics::length(own_part(reason, words)) >= least_own;
}

basics::Problems put_template(db::Transaction& tx, Hand const& hand,
                              organisations::OrganisationId const& organisation,
                              Template const& typed) {
    auto good = checked(typed);
    if (!good) return good.error();
    auto const known = templates(tx, organisation);
    bool const is_known = std::ranges::find(known, good->key, &Template::key) != known.end();
    if (!is_known) {
        bool const is_there = std::ranges::any_of(known, [&](Template const& one) {
            return one.name == good->name && one.words == good->words;
        });
        if (is_there) return {};
        if (known.size() >= most_templates) return {{"name", "ideas.problem_templates_many"}};
        good->key = TemplateId::make().string();
    }
    store::put(tx, organisation, *good);
    record_template(tx, hand, organisation, "template_written", *good);
    return {};
}

bool take_template(db::Transaction& tx, Hand const& hand,
                   organisations::OrganisationId const& organisation, std::string_view key) {
    if (!store::remove(tx, organisation, key)) return false;
    record_template(tx, hand, organisation, "template_taken_away", {std::string(key)});
    return true;
}

}
