// A barrier is put before somebody, and what they answer is registered.
#include <algorithm>
#include <charconv>

#include "features/escalations/letters.h"
#include "features/escalations/pages.h"

namespace escalations {

namespace {

using told::said;

/// Those of today by name, and those that are no more with who has their tasks.
told::Choices addressee_choices(Showing const& showing) {
    auto const& all = showing.parts.addressees;
    told::Choices choices;
    for (auto const& one : all.all()) {
        auto text = std::string(registers::name_in(one.names, showing.visit.language));
        if (one.ended_on)
            text = showing.format(
                "merged_into",
                {{"name", text},
                 {"successor", std::string(registers::name_in(all.successors(one).front()->names,
                                                              showing.visit.language))}});
        choices.emplace_back(one.key, std::move(text));
    }
    std::ranges::sort(choices, {}, [](auto const& choice) { return choice.second; });
    return choices;
}

Form asking_form(Showing const& showing, Seen const& seen, told::Told typed) {
    bool const is_own = seen.way.of == Class::structural;
    Form form{.title = showing.text("escalate_title"),
              .lead = showing.format(is_own ? "escalate_lead_own" : "escalate_lead",
                                     {{"title", seen.barrier.title}}),
              .button = showing.text("escalate_button"),
              .path = way_path(seen.barrier) + "/escalate",
              .back = way_path(seen.barrier),
              .fields = asking_fields(seen.way.of),
              .typed = std::move(typed)};
    if (!seen.barrier.is_public) form.lead += " " + showing.text("escalate_not_public");
    if (!is_own) form.more["addressee"] = addressee_choices(showing);
    return form;
}

/// What is typed when nothing is: today, and the registry's address once the addressee is chosen.
told::Told beginning(Showing const& showing) {
    told::Told typed{{"sent_on", basics::iso(showing.today)}};
    auto const* one = showing.parts.addressees.find(showing.visit.request.query.text("addressee"));
    if (one) {
        typed["addressee"] = one->key;
        typed["email"] = one->registry_email;
    }
    return typed;
}

/// Who has the tasks of one that is no more stands in its place, to be sent once more.
void offer_successor(Showing const& showing, Form& form) {
    auto const& all = showing.parts.addressees;
    auto const* one = all.find(said(form.typed, "addressee"));
    if (!one || !one->ended_on) return;
    auto const* next = all.successors(*one).front();
    form.typed["addressee"] = next->key;
    if (said(form.typed, "email").empty()) form.typed["email"] = next->registry_email;
}

/// The same question to the same addressee on the same day, unanswered: sent twice is sent once.
bool is_sent(db::Reader& reader, Known const& barrier, Escalation const& made) {
    return std::ranges::any_of(escalations_of(reader, barrier.id), [&](Escalation const& one) {
        return one.addressee == made.addressee && one.told == made.told && !one.is_answered();
    });
}

Form answer_form(Showing const& showing, Seen const& seen, Escalation const& one,
                 told::Told typed) {
    return {.title = showing.text("answer_title"),
            .lead = showing.format("answer_lead", {{"who", addressee_name(showing, one)},
                                                   {"title", seen.barrier.title}}),
            .button = showing.text("answer_button"),
            .path = way_path(seen.barrier) + "/answer/" + std::to_string(one.number),
            .back = way_path(seen.barrier),
            .fields = answer_fields(),
            .typed = std::move(typed)};
}

http::Response flood(Showing const& showing, Known const& barrier, Form form) {
    form.warning = showing.text("flood");
    form.status = 429;
    return form_page(showing, barrier, form).with("Retry-After", "3600");
}

}

http::Response show_escalate(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto reader = parts.services.database.read();
    auto const seen = tended_barrier(showing, reader);
    return form_page(showing, seen.barrier, asking_form(showing, seen, beginning(showing)));
}

http::Response save_escalate(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto tx = parts.services.database.begin();
    auto const seen = tended_barrier(showing, tx);
    auto const& barrier = seen.barrier;
    auto form = asking_form(showing, seen, told::typed_in(visit, asking_fields(seen.way.of)));
    if (seen.way.of == Class::unsorted)
        return refused(showing, barrier, std::move(form), Refusal::unsorted);
    auto made = checked_asking(form.typed, seen.way.of, barrier.organisation, parts.addressees,
                               showing.today);
    if (!made) {
        form.problems = made.error();
        offer_successor(showing, form);
        return form_page(showing, barrier, form);
    }
    if (is_sent(tx, barrier, *made)) return done(showing, barrier, "escalated");
    if (escalations_of(tx, barrier.id).size() >= most_escalations) {
        form.problems = {{"asked", "escalations.problem_many"}};
        return form_page(showing, barrier, form);
    }
    made->language = visit.language;
    auto const sent = escalate(tx, showing.hand(), barrier, *std::move(made));
    if (!sent) return refused(showing, barrier, std::move(form), sent.error());
    if (!sent->link.empty() &&
        !parts.letters.take(visit.viewer.member.text(), parts.services.now()))
        return flood(showing, barrier, std::move(form));
    send_desk(parts.services, tx, barrier, *sent);
    tx.commit();
    return done(showing, barrier, sent->link.empty() ? "escalated" : "sent");
}

http::Response show_answer(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto reader = parts.services.database.read();
    auto const seen = tended_barrier(showing, reader);
    auto const one = asked_in(showing, reader, seen.barrier);
    if (one.is_settled()) return done(showing, seen.barrier, "nothing");
    return form_page(showing, seen.barrier,
                     answer_form(showing, seen, one,
                                 {{"answered_on", basics::iso(showing.today)},
                                  {"their_number", one.their_number}}));
}

http::Response save_answer(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto const typed = told::typed_in(visit, answer_fields());
    auto tx = parts.services.database.begin();
    auto const seen = tended_barrier(showing, tx);
    auto const one = asked_in(showing, tx, seen.barrier);
    auto form = answer_form(showing, seen, one, typed);
    auto const good = checked_answer(typed, one.sent_on(), showing.today);
    if (!good) {
        form.problems = good.error();
        return form_page(showing, seen.barrier, form);
    }
    // Sent twice is sent once; another's answer is not overwritten.
    if (one.is_answered() && one.answer == *good) return done(showing, seen.barrier, "answered");
    auto const made = answer(tx, showing.hand(), seen.barrier, one, *good);
    if (!made) return refused(showing, seen.barrier, std::move(form), made.error());
    tx.commit();
    return done(showing, seen.barrier, "answered");
}

http::Response save_words(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto const typed = told::typed_in(visit, wrote_fields());
    auto tx = parts.services.database.begin();
    auto const seen = tended_barrier(showing, tx);
    auto const one = asked_in(showing, tx, seen.barrier);
    Form form{.title = showing.text("words_title"),
              .lead = showing.format("answer_lead", {{"who", addressee_name(showing, one)},
                                                     {"title", seen.barrier.title}}),
              .button = showing.text("words_button"),
              .path = way_path(seen.barrier) + "/words/" + std::to_string(one.number),
              .back = way_path(seen.barrier),
              .fields = wrote_fields(),
              .typed = typed};
    auto const good = checked_words(typed);
    if (!good) form.problems = good.error();
    else if (words_of(tx, seen.barrier.id).size() >= most_words)
        form.problems = {{"words", "escalations.problem_many"}};
    else if (said(one.told, "email").empty())
        form.problems = {{"words", "escalations.problem_no_address"}};
    if (!form.problems.empty()) return form_page(showing, seen.barrier, form);
    // The same words again: a form that was sent twice.
    for (auto const& word : words_of(tx, seen.barrier.id))
        if (word.escalation == one.number && word.said == Said::wrote && !word.is_withdrawn() &&
            word.by == visit.viewer.member && word.words == said(*good, "words"))
            return done(showing, seen.barrier, "wrote");
    if (!parts.letters.take(visit.viewer.member.text(), parts.services.now()))
        return flood(showing, seen.barrier, std::move(form));
    write(tx, showing.hand(), seen.barrier, one, said(*good, "words"));
    send_words(parts.services, tx, seen.barrier, send_again(tx, showing.hand(), seen.barrier, one),
               said(*good, "words"));
    tx.commit();
    return done(showing, seen.barrier, "wrote");
}

http::Response withdraw_word(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto tx = parts.services.database.begin();
    auto const seen = tended_barrier(showing, tx);
    auto const number = visit.part("number");
    if (visit.part("id") != seen.barrier.id) throw http::NotFound();
    for (auto const& word : words_of(tx, seen.barrier.id)) {
        if (std::to_string(word.number) != number) continue;
        if (word.is_withdrawn()) return done(showing, seen.barrier, "withdrawn");
        withdraw_words(tx, showing.hand(), seen.barrier, word, showing.text("withdrawn_reason"));
        tx.commit();
        return done(showing, seen.barrier, "withdrawn");
    }
    throw http::NotFound();
}

}
