// A question is asked in two steps: the form, and the look at what is there already.
#include <algorithm>

#include "features/questions/pages.h"
#include "features/questions/people.h"
#include "platform/basics/text.h"
#include "platform/secrets/secrets.h"
#include "services/organisations/shelf.h"
#include "services/search/search.h"

namespace questions {

namespace {

using permissions::Permission;
using web::View;

constexpr std::size_t similar_shown = 6;
constexpr std::int64_t day = 24LL * 60 * 60 * 1'000'000;

Typed typed_in(web::Visit const& visit) {
    return {sent(visit, "kind"),         sent(visit, "title"),    sent(visit, "story"),
            sent(visit, "organisation"), sent(visit, "audience"), sent(visit, "network"),
            sent(visit, "visibility"),   sent(visit, "last_day")};
}

View field(Showing const& showing, basics::Problems const& problems, char const* name,
           std::string const& value, std::size_t longest, bool is_required, int rows = 4) {
    return web::field_view({.name = name,
                            .label = showing.text(std::string("label_") + name),
                            .value = value,
                            .hint = showing.text(std::string("hint_") + name),
                            .problem = showing.problem(problems, name),
                            .autocomplete = "off",
                            .max_length = static_cast<int>(longest),
                            .required = is_required,
                            .rows = rows})
        .set("counter_text", showing.format("at_most", {{"count", longest}}));
}

template <class Names>
View choices(Showing const& showing, basics::Problems const& problems, char const* field,
             Names const& names, std::string const& chosen) {
    std::vector<web::Option> options;
    for (auto const& one : names)
        options.push_back({std::string(one),
                           showing.text(std::string(field) + "_" + std::string(one)),
                           one == chosen || (chosen.empty() && options.empty())});
    return web::choices_view({.name = field,
                              .label = showing.text(std::string("label_") + field),
                              .problem = showing.problem(problems, field),
                              .type = "radio",
                              .required = true},
                             options);
}

View form_view(Showing const& showing, db::Reader& reader, Typed const& typed,
               basics::Problems const& problems) {
    constexpr std::array<std::string_view, 2> seen = {"public", "asked"};
    auto const own = networks_of(reader, showing.visit.viewer);
    std::vector<web::Option> networks;
    for (auto const& one : own)
        networks.push_back({one.id.string(), one.name, one.id.string() == typed.network});
    std::vector<std::string_view> audiences(audience_names.begin(), audience_names.end());
    if (own.empty()) audiences.pop_back();
    View view = web::problems_view(showing.visit, showing.services.pages, problems);
    view.set("kind_field", choices(showing, problems, "kind", kind_names, typed.kind))
        .set("title_field", field(showing, problems, "title", typed.title, longest_title, true))
        .set("story_field", field(showing, problems, "story", typed.story, longest_story, true, 8))
        .set("organisation_field",
             web::choices_view({.name = "organisation",
                                .label = showing.text("label_organisation"),
                                .problem = showing.problem(problems, "organisation"),
                                .required = true},
                               organisation_options(showing, showing.visit.viewer.organisations(),
                                                    typed.organisation)))
        .set("audience_field", choices(showing, problems, "audience", audiences, typed.audience))
        .set("has_networks", !networks.empty())
        .set("network_field", web::choices_view({.name = "network",
                                                 .label = showing.text("label_network"),
                                                 .problem = showing.problem(problems, "network"),
                                                 .required = true},
                                                networks))
        .set("visibility_field", choices(showing, problems, "visibility", seen, typed.visibility))
        .set("last_day_field", field(showing, problems, "last_day", typed.last_day, 10, false));
    return view;
}

http::Response form_page(Showing const& showing, db::Reader& reader, Typed const& typed,
                         basics::Problems const& problems) {
    auto const& visit = showing.visit;
    auto view = form_view(showing, reader, typed, problems);
    view.set("breadcrumbs", breadcrumbs(showing))
        .set("form_url", visit.address("/questions/review"))
        .set("networks_url", visit.address("/questions/networks"))
        .set("back_url", visit.address("/questions"));
    return private_page(showing.services.pages.page(visit, "questions/new", std::move(view),
                                                    {.title = showing.text("new_title"),
                                                     .status = problems.empty() ? 200 : 422,
                                                     .unlisted = true,
                                                     .shows_typed = "/questions/new"}));
}

std::string joined(std::vector<search::Segment> const& segments) {
    std::string text;
    for (auto const& segment : segments) text += segment.text;
    return text;
}

/// Earlier questions first, then what else there is about the same.
std::vector<View> similar_views(Showing const& showing, db::Reader& reader, Asking const& asking) {
    search::Query query{.text = basics::shortened(asking.title, 200),
                        .language = showing.visit.language,
                        .limit = similar_shown};
    auto questions = query;
    questions.selected[search::Facet::type] = {"question"};
    auto hits = showing.services.search.find(questions).hits;
    for (auto const& hit : showing.services.search.find(query).hits)
        if (hit.subject.kind != "question" && hits.size() < similar_shown) hits.push_back(hit);
    std::vector<View> views;
    for (auto const& hit : hits) {
        auto const id = hit.subject.kind == "question" ? QuestionId::parse(hit.subject.id)
                                                       : std::optional<QuestionId>();
        auto const question = id ? find(reader, *id) : std::nullopt;
        auto const note =
            question ? count_text(showing, *question) + ", " + state_text(showing, *question)
                     : std::string();
        auto const words =
            question && !question->summary.empty() ? question->summary : joined(hit.snippet);
        views.push_back(
            View()
                .set("similar_title", joined(hit.title))
                .set("similar_url", showing.visit.address(hit.path))
                .set("similar_kind", showing.text("found_" + hit.subject.kind))
                .set_optional("similar_note", note)
                .set_optional("similar_text", basics::shortened(basics::one_line(words), 220)));
    }
    return views;
}

std::vector<View> hidden_fields(Typed const& typed, std::string const& key) {
    std::vector<View> views;
    for (auto const& [name, value] :
         {std::pair<char const*, std::string const&>{"kind", typed.kind},
          {"title", typed.title},
          {"story", typed.story},
          {"organisation", typed.organisation},
          {"audience", typed.audience},
          {"network", typed.network},
          {"visibility", typed.visibility},
          {"last_day", typed.last_day},
          {"key", key}})
        views.push_back(View().set("hidden_name", name).set("hidden_value", value));
    return views;
}

http::Response review_page(Showing const& showing, db::Reader& reader, Typed const& typed,
                           Asking const& asking, std::string_view warning = {}, int status = 200) {
    auto const& visit = showing.visit;
    auto key = sent(visit, "key");
    if (key.empty()) key = secrets::make();
    auto const asked = audience_of(showing.services, reader, asking);
    View view;
    view.set("breadcrumbs", breadcrumbs(showing))
        .set("kind_text", kind_text(showing, asking.kind))
        .set("title", asking.title)
        .set("paragraphs", paragraphs(asking.story))
        .set("who_text",
             showing.format("review_who", {{"who", showing.organisation_name(asking.organisation)},
                                           {"count", asked.size()},
                                           {"audience", name(asking.audience)}}))
        .set("seen_text", showing.text("seen_" + std::string(name(asking.visibility))))
        .set("record_text", showing.text("review_record"))
        .set("nobody", asked.empty())
        .set_list("hidden", hidden_fields(typed, key))
        .set_list("similar", similar_views(showing, reader, asking))
        .set("send_url", visit.address("/questions/send"))
        .set("change_url", visit.address("/questions/new"));
    web::PageOptions options{.title = showing.text("review_title"),
                             .status = status,
                             .unlisted = true,
                             .shows_typed = "/questions/new"};
    if (!warning.empty()) options.notices.push_back(web::notice("warning", showing.text(warning)));
    return private_page(showing.services.pages.page(visit, "questions/review", std::move(view),
                                                    std::move(options)));
}

}

std::expected<Asking, basics::Problems> checked_asking(Showing const& showing, db::Reader& reader,
                                                       Typed const& typed) {
    auto const& viewer = showing.visit.viewer;
    auto const now = showing.services.now();
    auto asking = checked(typed, showing.visit.language, basics::day_in_stockholm(now));
    if (!asking) return asking;
    if (!permissions::may_in_part(viewer, Permission::contribute, asking->organisation) ||
        !showing.directory->find(asking->organisation))
        throw http::Forbidden();
    basics::Problems problems;
    if (asking->audience == Audience::network) {
        auto const found = network(reader, asking->network);
        if (!found || !may_ask(viewer, *found))
            problems.push_back({"network", "questions.problem_network", {}});
    }
    if (asked_since(reader, asking->organisation, {now.microseconds - day}) >=
        static_cast<std::int64_t>(most_questions_a_day))
        problems.push_back({"organisation",
                            "questions.problem_many",
                            {{"most", std::to_string(most_questions_a_day)}}});
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return asking;
}

Asked send_question(web::Services& services, db::Transaction& tx, Hand const& hand,
                    Asking const& asking, std::string_view key) {
    auto const organisations = audience_of(services, tx, asking);
    auto asked = ask(tx, hand, asking, key, organisations);
    if (asked.is_new) tell_asked(services, tx, asked.question, organisations);
    return asked;
}

http::Response show_form(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto typed = typed_in(visit);
    if (typed.title.empty()) typed.title = std::string(visit.request.query.text("title"));
    if (typed.kind.empty()) typed.kind = std::string(visit.request.query.text("kind"));
    return form_page(showing, reader, typed, {});
}

http::Response review(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const typed = typed_in(visit);
    auto reader = services.database.read();
    auto const asking = checked_asking(showing, reader, typed);
    if (!asking) return form_page(showing, reader, typed, asking.error());
    return review_page(showing, reader, typed, *asking);
}

http::Response send(web::Services& services, Limits& limits, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const typed = typed_in(visit);
    auto tx = services.database.begin();
    // What was sent already is not counted against the day's number.
    auto const plain = checked(typed, visit.language, basics::day_in_stockholm(services.now()));
    if (plain &&
        permissions::may_in_part(visit.viewer, Permission::contribute, plain->organisation))
        if (auto const before = sent_question(tx, showing.hand(), *plain, sent(visit, "key")))
            return http::redirect(visit.address(path_of(*before) + "?done=asked"));
    auto const asking = checked_asking(showing, tx, typed);
    if (!asking) return form_page(showing, tx, typed, asking.error());
    if (!limits.questions.take(visit.viewer.member.text(), services.now()))
        return review_page(showing, tx, typed, *asking, "flood", 429).with("Retry-After", "3600");
    auto const asked = send_question(services, tx, showing.hand(), *asking, sent(visit, "key"));
    tx.commit();
    return http::redirect(visit.address(path_of(asked.question) + "?done=asked"));
}

}
