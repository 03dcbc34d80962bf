// Trials and their sites for programs: the same actions as the pages'.
#include <algorithm>
#include <charconv>

#include "features/innovation/site_letters.h"
#include "features/innovation/trials_json.h"
#include "platform/basics/text.h"
#include "services/web/api.h"

namespace innovation {

std::string Fields::value(std::string_view name) const {
    auto const found = texts.find(name);
    return found == texts.end() ? std::string() : found->second;
}

std::int64_t Fields::number(std::string_view name) const {
    auto const found = numbers.find(name);
    return found == numbers.end() ? 0 : found->second;
}

Fields fields_of(web::Visit const& visit, std::initializer_list<std::string_view> texts,
                 std::initializer_list<std::string_view> numbers) {
    auto const read = web::api_body(visit);
    if (!read.object()) throw http::BadRequest{"the body is a JSON object"};
    Fields fields;
    for (auto const& [key, value] : read.object()->members()) {
        auto const is_among = [&](std::initializer_list<std::string_view> names) {
            return std::ranges::find(names, std::string_view(key)) != names.end();
        };
        if (is_among(texts) && value.string()) {
            std::string text(value.text());
            std::erase(text, '\r');
            fields.texts.insert_or_assign(key, std::move(text));
        } else if (is_among(numbers) && value.integer())
            fields.numbers.insert_or_assign(key, *value.integer());
        else fields.problems.push_back({basics::shortened(key, 60), "innovation.api_wrong"});
    }
    return fields;
}

namespace api {

namespace {

constexpr std::string_view overtaken =
    "Somebody was quicker, or it is not the time for it; read it again.";

Plan plan_of(Fields const& fields) {
    Plan plan;
    for (std::size_t i = 0; i < plan_fields.size(); ++i)
        plan.at(i) = fields.value(plan_fields.at(i));
    return plan;
}

Fields plan_fields_of(web::Visit const& visit) {
    auto fields = fields_of(
        visit,
        {"title", "hypothesis", "measure", "baseline", "method", "harmed", "stop_when", "state"},
        {"version"});
    auto const state = fields.value("state");
    if (state != "draft" && state != "registered")
        fields.problems.push_back({"state", "innovation.api_wrong"});
    return fields;
}

/// Both lists of problems, or nothing.
template <class Good>
basics::Problems together(Fields const& fields, Good const& good) {
    auto problems = fields.problems;
    if (!good) problems.insert(problems.end(), good.error().begin(), good.error().end());
    return problems;
}

http::Response trial_reply(Showing const& showing, db::Transaction& tx, Work const& work,
                           std::int64_t number, int status) {
    auto reply = trial_json(showing, tx, work,
                            http::found(find_experiment(tx, process_of(work).project, number)));
    tx.commit();
    return web::api_reply(std::move(reply), status);
}

}

http::Response trials(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const work = seen_work(showing, reader);
    json::Array items;
    for (auto const& one : experiments(reader, process_of(work).project))
        if (one.state != Trial::draft || work.project.may_change)
            items.push_back(trial_json(showing, reader, work, one));
    return web::api_reply(json::Object{{"items", std::move(items)}});
}

http::Response trial(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const on = seen_trial(showing, reader, seen_work(showing, reader));
    return web::api_reply(trial_json(showing, reader, on.work, on.one));
}

http::Response new_trial(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto const fields = plan_fields_of(visit);
    bool const is_locked = fields.value("state") == "registered";
    auto const good = checked_plan(plan_of(fields), is_locked);
    auto tx = services.database.begin();
    auto const work = changed_work(showing, tx);
    auto const process = process_of(work);
    auto const problems = together(fields, good);
    if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    auto const one =
        write_down(tx, hand_of(showing, work.project), process.project, *good, is_locked);
    return trial_reply(showing, tx, work, one.number, 201);
}

http::Response change_trial(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto const fields = plan_fields_of(visit);
    bool const is_locked = fields.value("state") == "registered";
    auto const good = checked_plan(plan_of(fields), is_locked);
    auto tx = services.database.begin();
    auto const on = seen_trial(showing, tx, changed_work(showing, tx));
    auto const problems = together(fields, good);
    if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    if (!rewrite(tx, hand_of(showing, on.work.project), on.one, *good, fields.number("version"),
                 is_locked))
        return web::api_problem(409, overtaken);
    return trial_reply(showing, tx, on.work, on.one.number, 200);
}

http::Response finish_trial(web::Services& services, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto const fields = fields_of(visit, {"ending", "result", "learned"});
    auto const good =
        checked_result(fields.value("ending"), fields.value("result"), fields.value("learned"));
    auto tx = services.database.begin();
    auto const on = seen_trial(showing, tx, changed_work(showing, tx));
    auto const problems = together(fields, good);
    if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    auto const ended = end_trial(tx, hand_of(showing, on.work.project), on.one, *good);
    if (!ended) return web::api_problem(409, overtaken);
    tell_sites(services, tx, *ended, "ended");
    return trial_reply(showing, tx, on.work, on.one.number, 200);
}

http::Response add_to_trial(web::Services& services, Limits& limits, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto const fields = fields_of(visit, {"words"});
    auto const words =
        checked_words(fields.value("words"), "words", longest_plan, "problem_addendum");
    auto tx = services.database.begin();
    auto const on = seen_trial(showing, tx, changed_work(showing, tx));
    auto const problems = together(fields, words);
    if (!problems.empty()) return web::api_problems(services.texts, visit, problems);
    if (on.one.state == Trial::draft) return web::api_problem(409, overtaken);
    if (!takes_letter(limits, showing)) return too_many_letters();
    if (add_to(tx, hand_of(showing, on.work.project), on.one, *words))
        tell_sites(services, tx, on.one, "added");
    return trial_reply(showing, tx, on.work, on.one.number, 201);
}

http::Response invite_site(web::Services& services, Limits& limits, web::Visit const& visit) {
    web::api_parameters(visit, {});
    Showing const showing(services, visit);
    auto fields = fields_of(visit, {"organisation"});
    auto const organisation = organisations::OrganisationId::parse(fields.value("organisation"));
    auto tx = services.database.begin();
    auto const on = seen_trial(showing, tx, changed_work(showing, tx));
    if (!organisation || !showing.directory->find(*organisation))
        fields.problems.push_back({"organisation", "innovation.problem_invited"});
    else if (!on.work.project.is_public)
        fields.problems.push_back({"organisation", "innovation.problem_invited_hidden"});
    if (!fields.problems.empty()) return web::api_problems(services.texts, visit, fields.problems);
    auto const site = invite(tx, hand_of(showing, on.work.project), on.one, *organisation);
    if (!site) return web::api_problem(409, overtaken);
    if (!takes_letter(limits, showing)) return too_many_letters();
    send_invitation(services, tx, *site, on.one, on.work.project);
    return trial_reply(showing, tx, on.work, on.one.number, 201);
}

}

}
