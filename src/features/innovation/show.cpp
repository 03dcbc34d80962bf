// What pages of processes say, from the values alone.
#include "features/innovation/show.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "services/members/members.h"
#include "services/organisations/shelf.h"

namespace innovation {

using web::View;

Showing::Showing(web::Services& all, web::Visit const& one)
    : services(all), visit(one), directory(all.organisations.directory()) {}

std::string Showing::text(std::string_view id) const {
    return services.pages.text(visit, "innovation." + std::string(id));
}

std::string Showing::format(std::string_view id, texts::Arguments const& arguments) const {
    return services.pages.format(visit, "innovation." + std::string(id), arguments);
}

std::string Showing::date(basics::Time time) const {
    return texts::date(visit.language, basics::day_in_stockholm(time));
}

std::string Showing::date(basics::Date date) const { return texts::date(visit.language, date); }

std::string Showing::organisation_name(organisations::OrganisationId const& id) const {
    auto const* one = directory->find(id);
    return one ? std::string(organisations::name_in(*one, visit.language))
               : text("no_organisation");
}

std::string Showing::member_name(members::MemberId const& id) const {
    auto const member = services.members.find(id);
    return member ? member->name : std::string();
}

std::string Showing::step_name(StepNames const& names, Step step) const {
    auto const& own = names.at(static_cast<std::size_t>(step));
    return own.empty() ? text("step_" + std::string(name(step))) : own;
}

std::string Showing::step_text(StepNames const& names, Step step) const {
    return format("step_of", {{"place", place(step)}, {"name", step_name(names, step)}});
}

std::string Showing::condition_text(std::string_view key) const {
    if (key.starts_with("deliverable:"))
        return text("deliverable_" +
                    std::string(key.substr(std::string_view("deliverable:").size())));
    return text("condition_" + std::string(key));
}

std::string Showing::question_text(Template kind, Step step) const {
    return text("question_" + question(kind, step));
}

std::string Sent::value(std::string_view field) const {
    auto const found = values.find(field);
    return found == values.end() ? std::string() : found->second;
}

/// The fields of every form of the page of decisions.
constexpr std::array<std::string_view, 52> sent_fields = {"template",
                                                          "step",
                                                          "owner_name",
                                                          "owner_role",
                                                          "owner_unit",
                                                          "deliverable",
                                                          "evidence",
                                                          "evidence_link",
                                                          "words",
                                                          "conclusion",
                                                          "to",
                                                          "move_reason",
                                                          "question",
                                                          "kind",
                                                          "due",
                                                          "decider_name",
                                                          "decider_role",
                                                          "decider_email",
                                                          "outcome",
                                                          "reference",
                                                          "decided_on",
                                                          "link",
                                                          "reason",
                                                          "visibility",
                                                          "lesson",
                                                          "merged_into",
                                                          "conditions",
                                                          "open_owner",
                                                          "open_email",
                                                          "open_due",
                                                          "ending",
                                                          "result",
                                                          "learned",
                                                          "withdraw_reason",
                                                          "addendum",
                                                          "addendum_visibility",
                                                          "met_words",
                                                          "follow_up",
                                                          "invited",
                                                          "site_baseline",
                                                          "unit",
                                                          "before",
                                                          "starts",
                                                          "ends",
                                                          "after",
                                                          "observed",
                                                          "site_reason",
                                                          "measured_otherwise",
                                                          "site_addendum",
                                                          "move_due",
                                                          "move_owner",
                                                          "move_email"};

Sent sent_in(web::Visit const& visit) {
    Sent sent{.act = std::string(visit.request.form.text("act"))};
    for (auto const field : sent_fields) {
        std::string value(visit.request.form.text(field));
        std::erase(value, '\r');
        sent.values.emplace(field, std::move(value));
    }
    return sent;
}

View field(Showing const& showing, Sent const& sent, FieldOf const& of) {
    std::string const name = of.name;
    auto view = web::field_view(
        {.name = name,
         .label = showing.text("label_" + name),
         .value = sent.value(name),
         .hint = of.has_hint ? showing.text("hint_" + name) : std::string(),
         .problem = web::problem_text(showing.visit, showing.services.pages, sent.problems, name),
         .type = of.type,
         .autocomplete = "off",
         .max_length = static_cast<int>(of.longest),
         .required = of.is_required,
         .rows = of.rows});
    view.set("counter_text", showing.format("at_most", {{"count", of.longest}}));
    return view;
}

View choice(Showing const& showing, Sent const& sent, char const* name, char const* type,
            std::vector<web::Option> options, std::string_view usual) {
    auto const was_sent = sent.value(name);
    auto const chosen = was_sent.empty() ? usual : std::string_view(was_sent);
    for (auto& option : options) option.chosen = option.value == chosen;
    return web::choices_view(
        {.name = name,
         .label = showing.text("label_" + std::string(name)),
         .problem = web::problem_text(showing.visit, showing.services.pages, sent.problems, name),
         .type = type,
         .required = true},
        options);
}

Work seen_work(Showing const& showing, db::Reader& reader) {
    Work work{.project = http::found(web::access_to(showing.services, showing.visit, reader,
                                                    "project", showing.visit.part("id")))};
    if (!work.project.may_see) throw http::NotFound();
    work.process = find(reader, work.project.id);
    for (auto const& other : work.project.also)
        if (!work.process) work.process = find(reader, other);
    work.names = step_names_of(reader, work.project.organisation);
    return work;
}

Work changed_work(Showing const& showing, db::Reader& reader) {
    auto work = seen_work(showing, reader);
    if (!work.project.may_change) throw http::Forbidden();
    return work;
}

Process process_of(Work const& work) { return http::found(work.process); }

Gate gate_in(Showing const& showing, db::Reader& reader, Process const& process) {
    auto const part = showing.visit.part("gate");
    std::int64_t number = 0;
    auto const end = part.data() + part.size();
    auto const read = std::from_chars(part.data(), end, number);
    if (read.ec != std::errc() || read.ptr != end) throw http::NotFound();
    return http::found(find_gate(reader, process.project, number));
}

Hand hand_of(Showing const& showing, web::Access const& project) {
    return {showing.services.activity, showing.services.now(), showing.visit.viewer.member,
            project.organisation};
}

bool has_left(web::Services& services, Decider const& decider,
              organisations::OrganisationId const& organisation) {
    if (decider.email.empty() || decider.standing == Standing::left) return true;
    if (decider.standing != Standing::inside) return false;
    auto const grants = services.members.viewer(decider.member).grants;
    return std::ranges::none_of(grants, [&](permissions::Grant const& grant) {
        return grant.organisation == organisation;
    });
}

std::string decider_text(Showing const& showing, Decider const& decider) {
    auto const name = decider.name.empty() ? showing.text("former_decider") : decider.name;
    return decider.role.empty() ? name : name + ", " + decider.role;
}

std::string decided_by_text(Showing const& showing, Gate const& gate) {
    auto const decider = decider_text(showing, gate.asked.decider);
    if (!gate.decision || !gate.decision->is_by_deputy) return decider;
    auto const deputy = showing.member_name(gate.decision->by);
    return showing.format("by_deputy",
                          {{"deputy", deputy.empty() ? showing.text("former_member") : deputy},
                           {"decider", decider}});
}

std::string kind_text(Showing const& showing, Decision const& decision) {
    return showing.format("decided_" + std::string(name(decision.kind)),
                          {{"reference", decision.reference},
                           {"has_reference", decision.reference.empty() ? "no" : "yes"}});
}

std::string decision_text(Showing const& showing, Decision const& decision) {
    return showing.text("outcome_" + std::string(name(decision.outcome))) + " · " +
           kind_text(showing, decision) + " · " + showing.date(decision.on);
}

View fact(std::string const& name, std::string const& value, std::string const& url) {
    return View()
        .set("fact_name", name)
        .set("values", std::vector<View>{View()
                                             .set("value_text", value)
                                             .set_optional("value_url", url)
                                             .set_optional("value_note", "")});
}

std::vector<View> decision_facts(Showing const& showing, Gate const& gate, bool inside) {
    auto const decided = *gate.decision;
    std::vector<View> facts{
        fact(showing.text("fact_outcome"),
             showing.text("outcome_" + std::string(name(decided.outcome)))),
        fact(showing.text("fact_kind"), kind_text(showing, decided), decided.link),
        fact(showing.text("fact_by"), decided_by_text(showing, gate)),
        fact(showing.text("fact_on"), showing.date(decided.on))};
    if (!decided.registered_by.empty()) {
        auto const who = showing.member_name(decided.registered_by);
        facts.push_back(fact(
            showing.text("fact_registered"),
            (who.empty() ? showing.text("former_member") : who) + ", " + showing.date(decided.at)));
    }
    facts.push_back(fact(showing.text("fact_reason"), decided.is_public || inside
                                                          ? decided.reason
                                                          : showing.text("reason_is_internal")));
    if (inside && !decided.is_public)
        facts.push_back(fact(showing.text("fact_visibility"), showing.text("visibility_internal")));
    if (!decided.lesson.empty()) facts.push_back(fact(showing.text("fact_lesson"), decided.lesson));
    return facts;
}

std::vector<View> condition_views(Showing const& showing, std::vector<Condition> const& all,
                                  std::vector<Delivered> const& delivered, Step step,
                                  bool may_change) {
    std::vector<View> views;
    for (auto const& one : all) {
        auto const shown = std::ranges::find_if(delivered, [&](Delivered const& there) {
            return there.step == step && "deliverable:" + there.name == one.key;
        });
        bool const has_words = shown != delivered.end();
        views.push_back(View()
                            .set("condition_text", showing.condition_text(one.key))
                            .set("holds", one.holds)
                            .set_optional("evidence_words", has_words ? shown->evidence : "")
                            .set_optional("evidence_url", has_words ? shown->link : "")
                            .set("may_take_back", has_words && may_change)
                            .set("condition_name", has_words ? shown->name : std::string()));
    }
    return views;
}

std::string follow_up_text(Showing const& showing, FollowUp const& one) {
    return showing.format(
        one.is_open() ? "open_text" : "met_text",
        {{"what", one.key.empty() ? one.words : showing.condition_text(one.key)},
         {"owner", one.owner_name.empty() ? showing.text("former_member") : one.owner_name},
         {"date", showing.date(one.is_open() ? one.due : basics::day_in_stockholm(one.met_at))}});
}

bool is_covered(db::Reader& reader, std::string const& process, std::string const& project) {
    return process != project && find(reader, project).has_value();
}

std::vector<View> looked_views(Showing const& showing, db::Reader& reader,
                               std::vector<Looked> const& all) {
    std::vector<View> views;
    for (auto const& one : all) {
        std::vector<View> found;
        for (auto const& hit : one.found) {
            // What was public when it was found may have been hidden since.
            auto const now =
                web::access_to(showing.services, showing.visit, reader, hit.kind, hit.id);
            if (!now || !now->may_see) continue;
            found.push_back(View()
                                .set("found_title", hit.title)
                                .set("found_url", showing.visit.address(hit.path)));
        }
        views.push_back(
            View()
                .set("looked_text", showing.format("looked_text", {{"words", one.words},
                                                                   {"date", showing.date(one.at)},
                                                                   {"count", one.hits}}))
                .set_optional("looked_conclusion", one.conclusion)
                .set_list("found", std::move(found)));
    }
    return views;
}

namespace {

struct Event {
    basics::Time at;
    std::string words, url;
};

/// What was asked, and what became of it.
void add_events(std::vector<Event>& events, Showing const& showing, Work const& work,
                Gate const& gate) {
    auto const url = showing.visit.address("/innovation/" + work.project.id + "/gates/" +
                                           std::to_string(gate.number));
    auto const step = showing.step_name(work.names, gate.step);
    events.push_back({gate.asked_at, showing.format("event_asked", {{"step", step}}), url});
    if (gate.decision)
        events.push_back(
            {gate.decision->at,
             showing.format("event_decided",
                            {{"step", step}, {"decision", decision_text(showing, *gate.decision)}}),
             url});
    if (gate.state == GateState::withdrawn)
        events.push_back(
            {gate.updated_at, showing.format("event_withdrawn", {{"step", step}}), url});
}

}

std::vector<View> event_views(Showing const& showing, Work const& work,
                              std::vector<Move> const& moves, std::vector<Gate> const& gates) {
    std::vector<Event> events;
    for (auto const& move : moves) {
        if (move.gate != 0) continue;
        auto words = showing.format("event_" + std::string(name(move.how)),
                                    {{"step", showing.step_name(work.names, move.to)}});
        if (!move.reason.empty()) words += ": " + move.reason;
        events.push_back({move.at, std::move(words), {}});
    }
    for (auto const& gate : gates) add_events(events, showing, work, gate);
    std::ranges::stable_sort(events, {}, &Event::at);
    std::vector<View> views;
    for (auto const& event : events)
        views.push_back(
            View()
                .set("event_date",
                     texts::short_date(showing.visit.language, basics::day_in_stockholm(event.at)))
                .set("event_text", event.words)
                .set_optional("event_url", event.url)
                .set("is_now", false)
                .set("is_ahead", false));
    return views;
}

std::vector<View> paragraphs(std::string const& text) {
    std::vector<View> views;
    for (std::size_t begin = 0; begin < text.size();) {
        auto const end = std::min(text.find("\n\n", begin), text.size());
        views.push_back(View().set("paragraph_text", text.substr(begin, end - begin)));
        begin = end + 2;
    }
    return views;
}

std::vector<View> breadcrumbs(Showing const& showing, web::Access const& project,
                              bool with_process) {
    std::vector<View> crumbs{View()
                                 .set("crumb_name", project.title)
                                 .set("crumb_url", showing.visit.address(project.path))};
    if (with_process)
        crumbs.push_back(View()
                             .set("crumb_name", showing.text("box_title"))
                             .set("crumb_url", showing.visit.address("/innovation/" + project.id)));
    return crumbs;
}

http::Response private_page(http::Response response) {
    return std::move(response).with("Cache-Control", "no-store");
}

}
