// Form → values, and values → form.
#include "features/ideas/typed.h"

#include <algorithm>
#include <set>

#include "features/ideas/asked/show.h"
#include "features/ideas/inside/seeing.h"
#include "features/ideas/origins/origins.h"
#include "features/ideas/rules.h"
#include "platform/basics/text.h"
#include "platform/secrets/secrets.h"
#include "platform/texts/further.h"
#include "services/members/members.h"

namespace ideas {

namespace {

using organisations::Organisation;
using web::View;

/// Line ends as they are here; browsers send two characters.
std::string with_plain_line_ends(std::string_view text) {
    std::string plain(text);
    std::erase(plain, '\r');
    return plain;
}

Organisation const* own_municipality(Showing const& showing) {
    std::string_view const value = showing.visit.municipality;
    auto const dash = value.find('-');
    if (value.empty()) return nullptr;
    return dash == value.npos
               ? showing.directory->municipality(value)
               : showing.directory->municipality(value.substr(dash + 1), value.substr(0, dash));
}

View choice(Showing const& showing, Organisation const& one, std::string_view chosen) {
    return View()
        .set("choice_value", one.id.text())
        .set("choice_text", organisations::name_in(one, showing.visit.language))
        .set("choice_is_chosen", one.id.text() == chosen);
}

View group(Showing const& showing, std::string_view name_id,
           std::vector<Organisation const*> members, std::string_view chosen) {
    std::ranges::sort(members, [](auto const* left, auto const* right) {
        return basics::compare_swedish(left->name, right->name) < 0;
    });
    std::vector<View> choices;
    for (auto const* one : members) choices.push_back(choice(showing, *one, chosen));
    return View().set("group_name", showing.text(name_id)).set("choices", std::move(choices));
}

/// Those that have somebody who answers come first, then every municipality by country.
std::vector<View> organisation_groups(Showing const& showing, std::string_view chosen,
                                      bool only_own) {
    std::vector<Organisation const*> here, swedish, norwegian;
    std::set<organisations::OrganisationId> answering;
    auto const with_coordinator =
        showing.services.members.organisations_with(permissions::Role::coordinator);
    for (auto const& id : only_own ? showing.visit.viewer.organisations() : with_coordinator)
        if (auto const* one = showing.directory->find(id); one && answering.insert(id).second)
            here.push_back(one);
    bool const every = !only_own || showing.visit.may(permissions::Permission::lead);
    if (every)
        for (auto const& one : showing.directory->all())
            if (one.kind == organisations::Kind::municipality && !answering.contains(one.id))
                (one.country == "NO" ? norwegian : swedish).push_back(&one);
    std::vector<View> groups;
    if (!here.empty())
        groups.push_back(
            group(showing, only_own ? "group_own" : "group_here", std::move(here), chosen));
    if (!every) return groups;
    groups.push_back(group(showing, "group_se", std::move(swedish), chosen));
    groups.push_back(group(showing, "group_no", std::move(norwegian), chosen));
    if (showing.visit.language == texts::Language::nb) std::swap(groups.back(), groups.end()[-2]);
    return groups;
}

/// Its label is label_NAME, or what an idea's form says instead.
web::Field field(Showing const& showing, basics::Problems const& problems, std::string name,
                 std::string value, std::size_t longest, bool required = false) {
    web::Field made{.name = name,
                    .label = showing.text("label_" + name),
                    .value = std::move(value),
                    .problem = showing.problem(problems, name),
                    .max_length = static_cast<int>(longest),
                    .required = required};
    return made;
}

View language_field(Showing const& showing, std::string_view chosen,
                    basics::Problems const& problems) {
    std::vector<web::Option> options;
    for (auto code : story_languages)
        options.push_back({std::string(code), showing.language_name(code), code == chosen});
    return web::choices_view(field(showing, problems, "language", {}, 0, true), options);
}

View frequency_field(Showing const& showing, std::string_view chosen) {
    std::vector<web::Option> options;
    for (auto one : frequencies)
        options.push_back({std::string(name(one)),
                           showing.text("frequency_" + std::string(name(one))),
                           name(one) == chosen});
    return web::choices_view(
        {.name = "how_often", .label = showing.text("label_how_often"), .required = true}, options);
}

View words_view(Showing const& showing, Telling const& told, std::string_view how_often,
                basics::Problems const& problems) {
    bool const is_idea = told.kind == Kind::idea;
    auto title = field(showing, problems, "title", told.title, longest_title, true);
    title.label = showing.text(told.kind, "label_title");
    title.hint = showing.text(told.kind, "hint_title");
    auto story = field(showing, problems, "story", told.story, longest_story, true);
    story.hint = showing.text(told.kind, "hint_story");
    story.rows = 7;
    auto better = field(showing, problems, "better", told.better, longest_better);
    better.hint = showing.text("hint_better");
    better.rows = 3;
    auto for_whom = field(showing, problems, "for_whom", told.for_whom, longest_words);
    for_whom.label = showing.text(told.kind, "label_for_whom");
    for_whom.hint = showing.text("hint_for_whom");
    auto place = field(showing, problems, "place", told.place, longest_words);
    place.hint = showing.text("hint_place");
    auto story_field = web::field_view(story);
    story_field.set("counter_text", showing.format("at_most", {{"count", longest_story}}));
    auto better_field = web::field_view(better);
    better_field.set("counter_text", showing.format("at_most", {{"count", longest_better}}));
    View view;
    if (is_idea) view.set("better_field", std::move(better_field)).set("how_often_field", false);
    else
        view.set("better_field", false).set("how_often_field", frequency_field(showing, how_often));
    view.set("title_field", web::field_view(title))
        .set("story_field", std::move(story_field))
        .set("for_whom_field", web::field_view(for_whom))
        .set("place_field", web::field_view(place))
        .set("language_field", language_field(showing, told.language, problems));
    return view;
}

}

std::string reads(web::Visit const& visit) {
    return std::string(visit.further ? texts::code(visit.further->language()) : "");
}

Typed typed_in(web::Visit const& visit, Kind kind) {
    auto const& form = visit.request.form;
    auto text = [&](std::string_view name) { return std::string(form.text(name)); };
    Typed typed{.told = {.title = text("title"),
                         .story = with_plain_line_ends(form.text("story")),
                         .for_whom = text("for_whom"),
                         .place = text("place"),
                         .language = text("language"),
                         .kind = kind,
                         .better = with_plain_line_ends(form.text("better")),
                         .answers = NeedId::parse(form.text("answers")).value_or(NeedId())},
                .organisation = text("organisation"),
                .unit = text("unit"),
                .sender = {text("sender_name"), text("email"), reads(visit)},
                .how_often = text("how_often"),
                .key = text("key"),
                .trap = text("website"),
                .call = text("call"),
                .replies = asked::replies_in(form),
                .sheet = text("sheet"),
                .work_code = text("work_code"),
                .audience = text("audience"),
                .origin = {text("origin_kind"), text("origin")},
                .without_call = form.text("without_call") == "yes"};
    // Without a key of ours nothing can be recognised when it comes twice.
    if (typed.key.size() != secrets::secret_length) typed.key = secrets::make();
    return typed;
}

Typed fresh(Showing const& showing, Kind kind) {
    // Who reads easy Swedish writes Swedish.
    auto const tag = showing.visit.tag();
    Typed typed{.told = {.language = std::string(tag.substr(0, tag.find('-'))), .kind = kind},
                .how_often = "unknown",
                .key = secrets::make()};
    auto const wanted =
        organisations::OrganisationId::parse(showing.visit.request.query.text("organisation"));
    auto const* known = wanted ? showing.directory->find(*wanted)
                        : !showing.visit.own_site.empty()
                            ? showing.directory->find(showing.visit.own_site)
                            : own_municipality(showing);
    if (known) typed.organisation = known->id.string();
    if (kind == Kind::idea) {
        auto const answers = NeedId::parse(showing.visit.request.query.text("answers"));
        typed.told.answers = answers.value_or(NeedId());
        auto reader = showing.services.database.read();
        if (auto const need = answered_by(reader, typed.told))
            typed.organisation = need->told.organisation.string();
    }
    inside::begin(showing, typed);
    asked::begin(showing, kind, typed);
    typed.told.title = basics::shortened(showing.visit.request.query.text("title"), longest_title);
    origins::begin(showing, typed);
    return typed;
}

Checked checked(Showing const& showing, Typed const& typed) {
    Checked result;
    auto told = typed.told;
    told.how_often = parse_frequency(typed.how_often).value_or(Frequency::unknown);
    auto const id = organisations::OrganisationId::parse(typed.organisation);
    if (id && showing.directory->find(*id)) told.organisation = *id;
    if (!told.answers.empty()) {
        // A need that was hidden meanwhile is answered no more; the idea is as good without it.
        auto reader = showing.services.database.read();
        if (!answered_by(reader, told)) told.answers = {};
    }
    auto add = [&](basics::Problems const& problems) {
        result.problems.insert(result.problems.end(), problems.begin(), problems.end());
    };
    result.problems = inside::fix(showing, typed, told);
    auto const asking = asked::asking_of(showing, typed);
    if (asking) told.organisation = asking->organisation;
    if (auto const good = ideas::checked(std::move(told))) result.told = *good;
    else add(good.error());
    if (auto const good = ideas::checked(typed.sender)) result.sender = *good;
    else add(good.error());
    if (asking) {
        auto answered = asked::answer(showing, *asking, typed);
        if (answered) result.answered = *std::move(answered);
        else add(answered.error());
    }
    if (!typed.trap.empty()) add({{"website", "ideas.problem_trap"}});
    return result;
}

View form_view(Showing const& showing, Typed const& typed, basics::Problems const& problems,
               bool only_own) {
    auto view = words_view(showing, typed.told, typed.how_often, problems);
    auto organisation = web::field_view(field(showing, problems, "organisation", {}, 0, true));
    organisation.set("is_open", typed.organisation.empty())
        .set("groups", organisation_groups(showing, typed.organisation, only_own));
    auto name = field(showing, problems, "sender_name", typed.sender.name, longest_name);
    name.autocomplete = "name";
    auto email = field(showing, problems, "email", typed.sender.email, 254);
    email.type = "email";
    email.autocomplete = "email";
    email.hint = showing.text("hint_email");
    auto trap = field(showing, problems, "website", typed.trap, 200);
    trap.autocomplete = "off";
    view.set("organisation_field", std::move(organisation))
        .set("sender_name_field", web::field_view(name))
        .set("email_field", web::field_view(email))
        .set("trap_field", web::field_view(trap))
        .set("is_trapped", !typed.trap.empty())
        .set("form_key", typed.key)
        .merge(web::problems_view(showing.visit, showing.services.pages, problems));
    return view;
}

View correction_view(Showing const& showing, Telling const& told,
                     basics::Problems const& problems) {
    return words_view(showing, told, name(told.how_often), problems);
}

std::vector<View> hidden_fields(Typed const& typed) {
    std::vector<View> views;
    auto add = [&](std::string_view name, std::string_view value) {
        views.push_back(View().set("hidden_name", name).set("hidden_value", value));
    };
    add("title", typed.told.title);
    add("story", typed.told.story);
    add("for_whom", typed.told.for_whom);
    add("how_often", typed.how_often);
    add("organisation", typed.organisation);
    add("place", typed.told.place);
    add("language", typed.told.language);
    if (typed.told.kind == Kind::idea) add("better", typed.told.better);
    if (!typed.told.answers.empty()) add("answers", typed.told.answers.text());
    add("sender_name", typed.sender.name);
    add("email", typed.sender.email);
    add("key", typed.key);
    if (!typed.sheet.empty()) add("sheet", typed.sheet);
    if (!typed.work_code.empty()) add("work_code", typed.work_code);
    if (!typed.origin.kind.empty()) {
        add("origin_kind", typed.origin.kind);
        add("origin", typed.origin.id);
    }
    if (typed.call.empty()) return views;
    add("call", typed.call);
    if (typed.without_call) add("without_call", "yes");
    for (auto const& [question, values] : typed.replies)
        for (auto const& value : values) add("asked_" + question, value);
    return views;
}

}
