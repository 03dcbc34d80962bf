// What pages of escalations say, from values alone.
#include "features/escalations/show.h"

#include <algorithm>
#include <charconv>

#include "services/organisations/shelf.h"

namespace escalations {

namespace {

using told::said;
using web::View;

int number_in(std::string_view text) {
    int number = 0;
    auto const end = std::from_chars(text.data(), text.data() + text.size(), number);
    if (end.ec != std::errc() || end.ptr != text.data() + text.size() || number < 1)
        throw http::NotFound();
    return number;
}

View word_view(Showing const& showing, Word const& word) {
    auto const who = !word.is_through_link ? showing.text("from_us")
                     : word.signed_by.empty()
                         ? showing.text("from_link")
                         : showing.format("from_link_signed", {{"who", word.signed_by}});
    return View()
        .set("word_number", std::to_string(word.number))
        .set("word_said", showing.word("said_", name(word.said)))
        .set("word_who", who)
        .set("word_date", showing.date(word.at))
        .set_list("word_paragraphs", paragraphs(word.words))
        .set_optional("word_link", word.link)
        .set("is_theirs", word.is_through_link);
}

std::vector<View> fact_views_of(Showing const& showing, Escalation const& one) {
    std::vector<View> facts{fact(showing.text("fact_sent_on"), showing.date(one.sent_on()))};
    if (auto const& number = said(one.told, "our_number"); !number.empty())
        facts.push_back(fact(showing.text("fact_our_number"), number));
    if (!one.their_number.empty())
        facts.push_back(fact(showing.text("fact_their_number"), one.their_number));
    if (auto const& link = said(one.told, "document"); !link.empty())
        facts.push_back(fact(showing.text("fact_document"), link, link));
    if (!one.is_answered()) return facts;
    facts.push_back(
        fact(showing.text("fact_answer"), showing.word("answer_", said(one.answer, "answer"))));
    if (auto const& response = said(one.answer, "response"); !response.empty())
        facts.push_back(fact(showing.text("fact_response"), showing.word("response_", response)));
    if (auto const& link = said(one.answer, "link"); !link.empty())
        facts.push_back(fact(showing.text("fact_answer_link"), link, link));
    return facts;
}

std::string move_text(Showing const& showing, Moved const& moved,
                      std::vector<Escalation> const& escalations) {
    std::string who;
    for (auto const& one : escalations)
        if (one.number == moved.escalation) who = addressee_name(showing, one);
    auto text = showing.format(
        "move_done_" + std::string(name(moved.step.move)),
        {{"who", who}, {"how", showing.word("resolution_", name(moved.step.resolution))}});
    bool const has_note = !moved.note.empty() && moved.step.move != Move::escalate;
    return has_note ? text + ": " + moved.note : text;
}

}

std::string way_path(Known const& barrier) { return "/barriers/" + barrier.id + "/way"; }

Seen seen_barrier(Showing const& showing, db::Reader& reader) {
    Seen seen;
    seen.access = showing.seen(reader, "barrier");
    seen.barrier = http::found(known(reader, seen.access.id));
    seen.way = way_of(reader, seen.barrier);
    return seen;
}

Seen tended_barrier(Showing const& showing, db::Reader& reader) {
    Seen seen;
    seen.access = showing.changed(reader, "barrier");
    seen.barrier = http::found(known(reader, seen.access.id));
    seen.way = way_of(reader, seen.barrier);
    return seen;
}

Escalation asked_in(Showing const& showing, db::Reader& reader, Known const& barrier) {
    // Numbers are of the barrier in the address; since it was merged they would name others'
    // questions.
    if (showing.visit.part("id") != barrier.id) throw http::NotFound();
    return http::found(escalation(reader, barrier.id, number_in(showing.visit.part("number"))));
}

std::string addressee_name(Showing const& showing, std::string_view addressee) {
    if (auto const* one = showing.parts.addressees.find(addressee))
        return std::string(registers::name_in(one->names, showing.visit.language));
    auto const id = organisations::OrganisationId::parse(addressee);
    return showing.organisation_name(id.value_or(organisations::OrganisationId()));
}

std::string addressee_name(Showing const& showing, Escalation const& one) {
    auto const whole = addressee_name(showing, one.addressee);
    auto const& body = said(one.told, "body");
    return body.empty() ? whole : body + ", " + whole;
}

std::string standing_text(Showing const& showing, Escalation const& one) {
    if (one.is_answered())
        return showing.format("standing_answered",
                              {{"day", showing.date(one.answered_on())},
                               {"answer", showing.word("answer_", said(one.answer, "answer"))},
                               {"days", days_since(one.sent_on(), one.answered_on())}});
    auto const days = days_since(one.sent_on(), showing.today);
    return showing.format(one.is_acknowledged ? "standing_acknowledged" : "standing_waiting",
                          {{"days", days}});
}

std::string stage_text(Showing const& showing, Way const& way) {
    if (way.stage == Stage::described && way.asked > 0)
        return showing.text("stage_described_asked");
    return way.stage == Stage::resolved ? showing.word("stage_resolved_", name(way.resolution))
                                        : showing.word("stage_", name(way.stage));
}

View escalation_view(Showing const& showing, Escalation const& one,
                     std::vector<Word> const& words) {
    std::vector<View> views;
    for (auto const& word : words)
        if (word.escalation == one.number && !word.is_withdrawn())
            views.push_back(word_view(showing, word));
    View view;
    view.set("asked_number", std::to_string(one.number))
        .set("asked_title", addressee_name(showing, one))
        .set("asked_rung", showing.word("rung_", name(one.rung)))
        .set("addressee_url", showing.visit.address("/addressees/" + one.addressee))
        .set("asked_standing", standing_text(showing, one))
        .set("is_answered", one.is_answered())
        .set("asked_language", texts::code(one.language))
        .set_list("asked_paragraphs", paragraphs(said(one.told, "asked")))
        .set_list("answer_paragraphs", paragraphs(said(one.answer, "words")))
        .set("answer_note", one.is_through_link ? showing.text("answer_through_link")
                                                : showing.text("answer_registered"))
        .set_list("facts", fact_views_of(showing, one))
        .set_list("goals", {})
        .set_list("words", std::move(views));
    return view;
}

std::vector<View> outcome_views(Showing const& showing, std::vector<Outcome> const& outcomes) {
    std::vector<View> views;
    for (auto one = outcomes.rbegin(); one != outcomes.rend(); ++one) {
        std::vector<View> facts;
        if (auto const& kind = said(one->told, "kind"); !kind.empty())
            facts.push_back(fact(showing.text("fact_kind"), showing.word("change_", kind)));
        if (auto const& rule = said(one->told, "rule"); !rule.empty()) {
            auto const parsed =
                legal_references::parse(rule, showing.parts.laws, showing.today.year + 1);
            facts.push_back(
                fact(showing.text("fact_rule"), rule,
                     parsed ? legal_references::address(*parsed, showing.visit.language) : ""));
        }
        if (auto const from = told::day(one->told, "from"))
            facts.push_back(fact(showing.text("fact_from"), showing.date(*from)));
        if (auto const& link = said(one->told, "link"); !link.empty())
            facts.push_back(fact(showing.text("fact_link"), link, link));
        views.push_back(
            View()
                .set("outcome_title", showing.word("resolution_", said(one->told, "resolution")))
                .set("outcome_date", showing.date(one->at))
                .set_list("outcome_paragraphs", paragraphs(said(one->told, "changed")))
                .set_list("facts", std::move(facts))
                .set_list("goals", {}));
    }
    return views;
}

std::vector<View> move_views(Showing const& showing, std::vector<Moved> const& moves,
                             std::vector<Escalation> const& escalations) {
    std::vector<View> views;
    for (auto const& moved : moves)
        views.push_back(
            View()
                .set("event_date",
                     texts::short_date(showing.visit.language, basics::day_in_stockholm(moved.at)))
                .set("event_text", move_text(showing, moved, escalations))
                .set_optional("event_url", "")
                .set("is_now", false)
                .set("is_ahead", false));
    return views;
}

std::vector<View> breadcrumbs(Showing const& showing, Known const& barrier) {
    return {View()
                .set("crumb_name", showing.text("barriers"))
                .set("crumb_url", showing.visit.address("/barriers")),
            View()
                .set("crumb_name", barrier.title)
                .set("crumb_url", showing.visit.address(barrier.path))};
}

http::Response form_page(Showing const& showing, Known const& barrier, Form const& form) {
    auto const& visit = showing.visit;
    auto view = web::problems_view(visit, showing.services.pages, form.problems);
    view.set_list("breadcrumbs", breadcrumbs(showing, barrier))
        .set("lead", form.lead)
        .set("fields", told::form_views(showing, field_words, form.fields, form.typed,
                                        form.problems, form.more))
        .set_list("facts", form.facts)
        .set_list("goals", {})
        .set("button_text", form.button)
        .set("form_url", visit.address(form.path))
        .set("back_url", visit.address(form.back));
    web::PageOptions options{
        .title = form.title, .status = form.problems.empty() ? form.status : 422, .unlisted = true};
    if (!form.warning.empty()) options.notices.push_back(web::notice("warning", form.warning));
    return private_page(showing.services.pages.page(visit, "escalations/form", std::move(view),
                                                    std::move(options)));
}

http::Response refused(Showing const& showing, Known const& barrier, Form form, Refusal refusal) {
    form.warning = showing.word("refused_", name(refusal));
    form.status = 409;
    return form_page(showing, barrier, form);
}

http::Response done(Showing const& showing, Known const& barrier, std::string_view what) {
    return private_page(
        http::redirect(showing.visit.address(way_path(barrier)) + "?done=" + std::string(what)));
}

}
