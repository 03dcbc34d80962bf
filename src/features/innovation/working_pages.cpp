// What those who edit a project do with its process.
#include "features/innovation/pages.h"
#include "platform/basics/text.h"
#include "services/search/search.h"

namespace innovation {

namespace {

constexpr std::size_t most_found = 10;

http::Response saved(Showing const& showing, Work const& work) {
    return private_page(
        http::redirect(showing.visit.address("/innovation/" + work.project.id) + "?done=saved"));
}

std::string words_of(std::vector<search::Segment> const& segments) {
    std::string words;
    for (auto const& one : segments) words += one.text;
    return words;
}

/// Public projects and cases alone: what was found is shown to everybody who sees the project.
Looked found(Showing const& showing, std::string const& project, std::string const& words) {
    auto const answer = showing.services.search.find({.text = words,
                                                      .language = showing.visit.language,
                                                      .words = search::Words::any,
                                                      .limit = most_found * 3});
    Looked looked{.words = words};
    for (auto const& hit : answer.hits) {
        bool const is_similar = hit.subject.kind == "project" || hit.subject.kind == "case";
        if (!is_similar || hit.subject.id == project || looked.found.size() == most_found) continue;
        looked.found.push_back({hit.subject.kind, hit.subject.id, words_of(hit.title), hit.path});
    }
    looked.hits = static_cast<std::int64_t>(looked.found.size());
    return looked;
}

http::Response begin_work(Showing const& showing, Sent sent) {
    auto tx = showing.services.database.begin();
    auto const work = changed_work(showing, tx);
    // Begun twice is begun.
    if (work.process) return saved(showing, work);
    auto const kind = parse_template(sent.value("template"));
    auto const step = parse_step(sent.value("step"));
    if (!kind) sent.problems.push_back({"template", "innovation.problem_template"});
    if (!step) sent.problems.push_back({"step", "innovation.problem_step"});
    if (!sent.problems.empty()) return process_page(showing, tx, work, sent);
    begin(tx, hand_of(showing, work.project), work.project.id, *kind, *step);
    tx.commit();
    return saved(showing, work);
}

http::Response look_work(Showing const& showing, Sent sent) {
    auto const words = checked_words(basics::one_line(sent.value("words")), "words", longest_words,
                                     "problem_words");
    auto const conclusion = checked_words(sent.value("conclusion"), "conclusion", longest_evidence);
    for (auto const* one : {&words, &conclusion})
        if (!*one)
            sent.problems.insert(sent.problems.end(), one->error().begin(), one->error().end());
    Looked looked;
    if (sent.problems.empty()) {
        looked = found(showing, std::string(showing.visit.part("id")), *words);
        looked.conclusion = *conclusion;
    }
    auto tx = showing.services.database.begin();
    auto const work = changed_work(showing, tx);
    auto const process = process_of(work);
    if (!sent.problems.empty()) return process_page(showing, tx, work, sent);
    look(tx, hand_of(showing, work.project), process, looked);
    tx.commit();
    return saved(showing, work);
}

/// Does the act, or gives the problems.
basics::Problems act_on(db::Transaction& tx, Hand const& hand, Process const& process,
                        Sent const& sent) {
    if (sent.act == "deliver")
        return deliver(tx, hand, process, sent.value("deliverable"), sent.value("evidence"),
                       sent.value("evidence_link"));
    if (sent.act == "take_back") {
        take_back(tx, hand, process, sent.value("deliverable"));
        return {};
    }
    if (sent.act == "back" || sent.act == "resume")
        return move(tx, hand, process, sent.act, sent.value("to"), sent.value("move_reason"));
    if (sent.act != "change") throw http::BadRequest{"act is not one of the form's"};
    auto const kind = parse_template(sent.value("template"));
    auto const owner =
        checked_owner(sent.value("owner_name"), sent.value("owner_role"), sent.value("owner_unit"));
    if (!kind) return {{"template", "innovation.problem_template"}};
    if (!owner) return owner.error();
    change(tx, hand, process, *kind, *owner);
    return {};
}

}

http::Response work_on(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto sent = sent_in(visit);
    if (sent.act == "begin") return begin_work(showing, std::move(sent));
    if (sent.act == "look") return look_work(showing, std::move(sent));
    auto tx = services.database.begin();
    auto const work = changed_work(showing, tx);
    if (!work.process) return process_page(showing, tx, work, sent);
    sent.problems = act_on(tx, hand_of(showing, work.project), *work.process, sent);
    if (!sent.problems.empty()) return process_page(showing, tx, work, sent);
    tx.commit();
    return saved(showing, work);
}

}
