// Those who were asked say what they do now: from the letter without an account, or signed in.
#include <algorithm>
#include <charconv>

#include "features/escalations/afterwards/now.h"

namespace escalations {

namespace {

using letter_links::Refusal;
using web::View;

/// The form about one of those who are asked.
struct NowForm {
    Known const& barrier;
    Party party = {};
    told::Told typed = {};
    int version = 0;  ///< The number of the answer that the form was made from.
    std::string path = {}, back = {};
    bool is_link = false, may_withdraw = false;
    std::size_t left = 1;
    std::vector<View> facts = {};
    basics::Problems problems = {};
    std::string warning = {};
    int status = 200;
};

http::Response form_page(Showing const& showing, db::Reader& reader, NowForm const& form) {
    auto const& visit = showing.visit;
    auto view = web::problems_view(visit, showing.services.pages, form.problems);
    view.set_list("breadcrumbs",
                  form.is_link ? std::vector<View>() : breadcrumbs(showing, form.barrier))
        .set("lead", showing.format("now_lead", {{"title", form.barrier.title},
                                                 {"who", party_name(showing, reader, form.party)}}))
        .set_optional("left_text", form.left > 1
                                       ? showing.format("now_left", {{"count", form.left}})
                                       : std::string())
        .set_list("outcomes", outcome_views(showing, outcomes_of(reader, form.barrier.id)))
        .set("fields",
             told::form_views(showing, field_words, now_fields(), form.typed, form.problems))
        .set_list("theirs", form.facts)
        .set("organisation_value", form.party.organisation.string())
        .set("project_value", form.party.project)
        .set("version_value", std::to_string(form.version))
        .set("may_withdraw", form.may_withdraw)
        .set("form_url", visit.address(form.path))
        .set_optional("back_url", form.back.empty() ? form.back : visit.address(form.back));
    web::PageOptions options{.title = showing.text("now_title"),
                             .status = form.problems.empty() ? form.status : 422,
                             .unlisted = true};
    if (!form.warning.empty())
        options.notices.push_back(web::notice("warning", showing.text(form.warning)));
    if (form.is_link && visit.request.query.text("done") == "yes")
        options.notices.push_back(web::notice("done", showing.text("now_next")));
    return showing.services.pages.page(visit, "escalations/now", std::move(view),
                                       std::move(options));
}

Party party_in(http::Fields const& fields) {
    return {http::found(organisations::OrganisationId::parse(fields.text("organisation"))),
            std::string(fields.text("project"))};
}

/// The one that is asked, by those who answer for it; NotFound or Forbidden otherwise.
struct Answering {
    Seen seen = {};
    AskedNow asked = {};
};
Answering answering(Showing const& showing, db::Reader& reader, Party const& party) {
    auto seen = seen_barrier(showing, reader);
    auto const now = seen_now(showing, reader, seen.barrier);
    auto const found = std::ranges::find(now.asked, party, &AskedNow::party);
    if (found == now.asked.end()) throw http::NotFound();
    if (!may_say(showing.visit, party.organisation)) throw http::Forbidden();
    return {std::move(seen), *found};
}

NowForm own_form(Answering const& on, NowAnswer const& last) {
    return {.barrier = on.seen.barrier,
            .party = on.asked.party,
            .typed = last.told,
            .version = last.number,
            .path = way_path(on.seen.barrier) + "/now",
            .back = way_path(on.seen.barrier),
            .may_withdraw = last.stands()};
}

int version_in(web::Visit const& visit) {
    auto const text = visit.request.form.text("version");
    int version = 0;
    std::from_chars(text.data(), text.data() + text.size(), version);
    return version;
}

/// What a link opens: the barrier, and who of the organisation has not answered.
struct Open {
    letter_links::Link link = {};
    Known barrier = {};
    int round = 0;
    std::vector<Party> left = {};
};

std::expected<Open, Refusal> open(Parts& parts, web::Visit const& visit, db::Reader& reader) {
    auto const link = letter_links::open(parts.door, visit, reader, now_purpose);
    if (!link) return std::unexpected(link.error());
    auto const detail = parse_link_detail(link->detail);
    auto barrier = known(reader, link->subject.id);
    auto const ended = std::unexpected(Refusal{letter_links::State::ended, *link});
    if (!detail || !barrier || barrier->is_hidden || !way_of(reader, *barrier).is_gone())
        return ended;
    Open opened{.link = *link, .round = detail->round};
    for (auto const& one : asked_now(reader, barrier->id))
        if (one.round == detail->round && one.party.organisation == detail->organisation &&
            !one.is_answered())
            opened.left.push_back(one.party);
    if (opened.left.empty()) return ended;
    opened.barrier = *std::move(barrier);
    return opened;
}

http::Response over(Parts& parts, web::Visit const& visit, Refusal const& refusal) {
    return letter_links::over_page(
        parts.door, visit, refusal,
        {parts.services.pages.text(visit, "escalations.now_to_barrier"),
         refusal.link.subject.id.empty() ? "/barriers" : "/barriers/" + refusal.link.subject.id});
}

http::Response link_page(Showing const& showing, db::Reader& reader, Open const& opened,
                         Party const& party, told::Told typed, basics::Problems problems) {
    return letter_links::secret_page(form_page(showing, reader,
                                               {.barrier = opened.barrier,
                                                .party = party,
                                                .typed = std::move(typed),
                                                .path = showing.visit.path,
                                                .is_link = true,
                                                .left = opened.left.size(),
                                                .problems = std::move(problems)}));
}

/// Somebody else of the organisation was first: what stands, that this one was not kept, and the
/// next question.
http::Response meanwhile(Showing const& showing, db::Reader& reader, Open const& opened,
                         told::Told const& theirs) {
    return letter_links::secret_page(
        form_page(showing, reader,
                  {.barrier = opened.barrier,
                   .party = opened.left.front(),
                   .path = showing.visit.path,
                   .is_link = true,
                   .left = opened.left.size(),
                   .facts = told::fact_views(showing, field_words, now_fields(), theirs),
                   .warning = "now_meanwhile",
                   .status = 409}));
}

http::Response thanks(web::Visit const& visit, std::string const& barrier, told::Told const& told) {
    auto path = visit.address("/barriers/now/thanks") + "?barrier=" + barrier;
    if (told::said(told, "doing") == "still_stopped") path += "&still=yes";
    return letter_links::secret_page(http::redirect(path));
}

/// Whether the used link gave just this answer: a form that was sent twice.
bool is_same_again(db::Reader& reader, web::Visit const& visit, Refusal const& refusal,
                   told::Told const& told) {
    if (refusal.state != letter_links::State::used) return false;
    auto const detail = parse_link_detail(refusal.link.detail);
    return detail &&
           last_answer(reader, refusal.link.subject.id, detail->round,
                       {detail->organisation, std::string(visit.request.form.text("project"))})
                   .told == told;
}

}

http::Response show_now(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto reader = parts.services.database.read();
    auto const on = answering(showing, reader, party_in(visit.request.query));
    if (!on.seen.way.is_gone()) return done(showing, on.seen.barrier, "not_gone");
    auto const last = last_answer(reader, on.seen.barrier.id, on.asked.round, on.asked.party);
    return private_page(form_page(showing, reader, own_form(on, last)));
}

http::Response save_now(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    bool const takes_back = visit.request.form.text("act") == "withdraw";
    auto const typed = told::typed_in(visit, now_fields());
    auto tx = parts.services.database.begin();
    auto const on = answering(showing, tx, party_in(visit.request.form));
    auto const& barrier = on.seen.barrier;
    if (!on.seen.way.is_gone()) return done(showing, barrier, "not_gone");
    auto const last = last_answer(tx, barrier.id, on.asked.round, on.asked.party);
    auto form = own_form(on, last);
    form.typed = typed;
    auto const good =
        takes_back ? std::expected<told::Told, basics::Problems>(told::Told()) : checked_now(typed);
    if (!good) form.problems = good.error();
    else if (last.number >= static_cast<int>(most_now_answers))
        form.problems = {{"doing", "escalations.problem_many"}};
    if (!form.problems.empty()) return private_page(form_page(showing, tx, form));
    // The same again is the same, whoever was first; another's answer is not overwritten unseen.
    if (last.told != *good && version_in(visit) != last.number) {
        form.facts = told::fact_views(showing, field_words, now_fields(), last.told);
        form.warning = "now_overtaken";
        form.status = 409;
        return private_page(form_page(showing, tx, form));
    }
    if (say_now(tx, showing.hand(), barrier, on.asked.round, on.asked.party, *good)) tx.commit();
    return done(showing, barrier, takes_back ? "now_back" : "now");
}

http::Response show_now_link(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto reader = parts.services.database.read();
    auto const opened = open(parts, visit, reader);
    return opened ? link_page(showing, reader, *opened, opened->left.front(), {}, {})
                  : over(parts, visit, opened.error());
}

http::Response save_now_link(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto const typed = told::typed_in(visit, now_fields());
    auto const good = checked_now(typed);
    auto tx = parts.services.database.begin();
    auto const opened = open(parts, visit, tx);
    if (!opened)
        return good && is_same_again(tx, visit, opened.error(), *good)
                   ? thanks(visit, opened.error().link.subject.id, *good)
                   : over(parts, visit, opened.error());
    auto const again =
        letter_links::secret_page(http::redirect(visit.address(visit.path) + "?done=yes"));
    auto const found =
        std::ranges::find(opened->left, visit.request.form.text("project"), &Party::project);
    // That one is answered meanwhile: sent twice it is done, but another answer is not lost unseen.
    if (found == opened->left.end()) {
        auto const theirs = last_answer(
            tx, opened->barrier.id, opened->round,
            {opened->left.front().organisation, std::string(visit.request.form.text("project"))});
        return good && theirs.told == *good ? again : meanwhile(showing, tx, *opened, theirs.told);
    }
    if (!good) return link_page(showing, tx, *opened, *found, typed, good.error());
    bool const is_last = opened->left.size() == 1;
    if (is_last && !letter_links::use(tx, visit.part("link"), parts.services.now()))
        return over(parts, visit, {letter_links::State::used, opened->link});
    say_now(tx, {parts.services.activity, parts.services.now(), {}}, opened->barrier, opened->round,
            *found, *good);
    tx.commit();
    return is_last ? thanks(visit, opened->barrier.id, *good) : again;
}

http::Response show_now_thanks(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto reader = parts.services.database.read();
    auto const access = web::access_to(parts.services, visit, reader, "barrier",
                                       visit.request.query.text("barrier"));
    bool const may_see = access && access->may_see;
    bool const is_stopped = visit.request.query.text("still") == "yes";
    View view;
    view.set_optional(
            "barrier_url",
            may_see ? visit.address("/barriers/" + access->id + "/way") + "#now" : std::string())
        .set_optional(
            "report_url",
            is_stopped ? visit.address("/barriers/new") +
                             (may_see ? "?origin_kind=barrier&origin=" + access->id : std::string())
                       : std::string());
    return letter_links::secret_page(
        parts.services.pages.page(visit, "escalations/now_thanks", std::move(view),
                                  {.title = showing.text("now_thanks"), .unlisted = true}));
}

}
