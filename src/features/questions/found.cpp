// What is not public is nowhere but on its own page.
#include "features/questions/found.h"

#include "features/questions/linked.h"
#include "features/questions/store.h"
#include "services/members/members.h"
#include "services/organisations/shelf.h"

namespace questions {

namespace {

using search::Facet;
using search::Role;

constexpr std::size_t shown_beside = 5;

std::optional<Question> question_of(db::Reader& reader, std::string_view id) {
    auto const parsed = QuestionId::parse(id);
    return parsed ? find(reader, *parsed) : std::nullopt;
}

std::optional<search::Document> describe(web::Services& services, db::Reader& reader,
                                         std::string_view id) {
    auto const question = question_of(reader, id);
    if (!question || !question->is_public()) return std::nullopt;
    auto const& of = question->asked;
    search::Document document;
    document.subject = {"question", question->id.string()};
    document.texts = {{Role::title, of.language, of.title}, {Role::body, of.language, of.story}};
    if (!question->summary.empty())
        document.texts.push_back({Role::summary, of.language, question->summary});
    for (auto const& one : answers(reader, question->id))
        if (one.standing == Standing::shown)
            document.texts.push_back({Role::body, of.language, one.words});
    document.facets[Facet::type] = {"question"};
    document.facets[Facet::organisation] = {of.organisation.string()};
    document.facets[Facet::status] = {question->is_closed ? "question_closed" : "question_open"};
    document.facets[Facet::year] = {
        std::to_string(basics::day_in_stockholm(question->asked_at).year)};
    document.facets[Facet::language] = {std::string(texts::code(of.language))};
    auto const directory = services.organisations.directory();
    if (auto const* owner = directory->find(of.organisation)) {
        document.facets[Facet::country] = {owner->country};
        if (!owner->county_code.empty())
            document.facets[Facet::county] = {owner->country + "-" + owner->county_code};
        if (!owner->municipality_code.empty())
            document.facets[Facet::municipality] = {owner->country + "-" +
                                                    owner->municipality_code};
        document.texts.push_back({Role::organisation, of.language, owner->name});
    }
    document.updated = question->updated_at;
    document.start = basics::day_in_stockholm(question->asked_at);
    document.completeness = question->summary.empty() ? 1 : 3;
    document.path = path_of(*question);
    document.visible_to = {search::everyone};
    return document;
}

std::optional<web::Access> access_of(web::Visit const& visit, db::Reader& reader,
                                     std::string_view id) {
    auto const question = question_of(reader, id);
    if (!question) return std::nullopt;
    bool const may_see = may_read(visit.viewer, *question, asked_of(reader, question->id));
    return web::Access{.may_see = may_see,
                       .may_tie = false,
                       .is_public = question->is_public(),
                       .organisation = question->asked.organisation,
                       .title = may_see ? question->asked.title : std::string(),
                       .path = path_of(*question),
                       .id = question->id.string()};
}

std::string words_of(db::Reader& reader, Question const& question) {
    auto words = question.asked.story;
    for (auto const& one : answers(reader, question.id))
        if (one.standing == Standing::shown)
            // Members are not named in a text that stands by itself: they may be protected.
            words += "\n\n" +
                     (one.name.empty() || !one.by.empty() ? std::string() : one.name + ": ") +
                     one.words;
    if (!question.summary.empty()) words += "\n\n" + question.summary;
    return words;
}

std::shared_ptr<web::Moderated const> moderated(web::Services& services) {
    auto hand = [&services](web::Visit const& visit) {
        return Hand{services.activity, services.now(), visit.viewer.member};
    };
    auto text = [](web::Visit const&, db::Reader& reader, std::string_view id) {
        auto const of = question_of(reader, id);
        if (!of) return std::optional<web::ModeratedText>();
        return std::optional(
            web::ModeratedText{.id = of->id.string(),
                               .title = of->asked.title,
                               .words = words_of(reader, *of),
                               .language = std::string(texts::code(of->asked.language)),
                               .path = path_of(*of),
                               .organisation = of->asked.organisation,
                               .is_public = of->is_public()});
    };
    auto writer = [&services](db::Reader& reader, std::string_view id) {
        auto const of = question_of(reader, id);
        auto const member = of ? services.members.find(of->by) : std::nullopt;
        return member ? web::Writer{member->id, member->email, member->language, {}}
                      : web::Writer();
    };
    auto set = [hand](bool is_hidden) {
        return [hand, is_hidden](web::Visit const& visit, db::Transaction& tx, std::string_view id,
                                 std::string const&) {
            if (auto const of = question_of(tx, id)) set_hidden(tx, hand(visit), *of, is_hidden);
        };
    };
    return std::make_shared<web::Moderated const>(
        web::Moderated{.text = text, .writer = writer, .hide = set(true), .show = set(false)});
}

/// Questions whose summary leads to the subject; and for a project or case, a way to ask.
std::optional<web::BesideBox> box(web::Services& services, web::Visit const& visit,
                                  db::Reader& reader, std::string_view kind, std::string_view id) {
    Showing const showing(services, visit);
    auto const subject = web::access_to(services, visit, reader, kind, id);
    if (!subject) return std::nullopt;
    web::BesideBox made{.title = showing.text("box_title")};
    for (auto const& one : leading_to(reader, kind, subject->id, shown_beside))
        made.lines.push_back({one.asked.title, visit.address(path_of(one))});
    return made.lines.empty() ? std::nullopt : std::optional(std::move(made));
}

}

web::SubjectKind subject(web::Services& services) {
    return {"question",
            [&services](db::Reader& reader, std::string_view id) {
                return describe(services, reader, id);
            },
            [&services](web::Visit const& visit, db::Reader& reader, std::string_view id) {
                auto const question = question_of(reader, id);
                return question && question->is_public()
                           ? std::optional(card_view(Showing(services, visit), *question))
                           : std::nullopt;
            },
            access_of,
            moderated(services),
            nullptr,
            links_of_question};
}

std::vector<web::Beside> beside(web::Services& services) {
    auto of = [&services](std::string kind) {
        return web::Beside{
            kind, 60,
            [&services, kind](web::Visit const& visit, db::Reader& reader, std::string_view id) {
                return box(services, visit, reader, kind, id);
            }};
    };
    return {of("project"), of("case")};
}

json::Object as_json(web::Services& services, db::Reader& reader, Question const& question) {
    auto const& of = question.asked;
    json::Array given, leading;
    for (auto const& one : answers(reader, question.id)) {
        if (one.standing != Standing::shown) continue;
        given.emplace_back(json::Object{{"organisation", one.organisation.text()},
                                        {"words", one.words},
                                        {"way", name(one.way)},
                                        {"given_at", basics::iso(one.given_at)}});
    }
    for (auto const& one : links(reader, question.id))
        leading.emplace_back(json::Object{{"kind", one.kind}, {"id", one.subject}});
    return {
        {"id", question.id.text()},
        {"kind", name(of.kind)},
        {"title", of.title},
        {"story", of.story},
        {"language", texts::code(of.language)},
        {"organisation", of.organisation.text()},
        {"audience", name(of.audience)},
        {"visibility", name(of.visibility)},
        {"state", question.is_closed ? "closed" : "open"},
        {"last_day", of.last_day.year == 0 ? json::Value() : json::Value(basics::iso(of.last_day))},
        {"asked_at", basics::iso(question.asked_at)},
        {"updated_at", basics::iso(question.updated_at)},
        {"summary", question.summary.empty() ? json::Value() : json::Value(question.summary)},
        {"answers", std::move(given)},
        {"interested", question.interested},
        {"links", std::move(leading)},
        {"page", services.pages.public_address() + "/sv" + path_of(question)}};
}

}
