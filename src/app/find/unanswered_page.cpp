// What many searched for and did not find, with the way to mend it.
#include "app/find/unanswered_page.h"

#include "platform/logging/log.h"
#include "services/search/search.h"
#include "services/web/api.h"

namespace find {

namespace {

using web::View;

constexpr std::size_t most_shown = 50, few = 3;

}

void count_question(web::Services& services, Unanswered& unanswered, http::Response& page,
                    std::string_view words, search::Answer const& answer) {
    if (answer.total >= few && !answer.relaxed) return;
    auto const now = services.now();
    unanswered.asked(words, answer.relaxed ? 0 : answer.total, now);
    page.with("Cache-Control", "no-store");
    if (!unanswered.is_due(now)) return;
    try {
        auto tx = services.database.begin();
        unanswered.keep(tx, now);
        tx.commit();
    } catch (db::Failure const& failure) {
        // Whoever searches is not to suffer; the counts are tried again with the next question.
        services.log.write(logging::Level::warning, "questions_not_kept",
                           {{"why", failure.what()}});
    }
}

http::Response unanswered_page(web::Services& services, Unanswered& unanswered,
                               web::Visit const& visit) {
    {
        auto tx = services.database.begin();
        unanswered.keep(tx, services.now());
        tx.commit();
    }
    auto reader = services.database.read();
    std::vector<View> rows;
    for (auto const& one : unanswered_questions(reader, most_shown)) {
        auto const now = services.search.find(
            {.text = one.question, .language = visit.language, .limit = 0, .may_relax = false});
        rows.push_back(
            View()
                .set("question", one.question)
                .set("question_url", visit.address("/search?q=" + web::query_escaped(one.question)))
                .set("askings", texts::number(visit.language, one.askings))
                .set("hits_then", texts::number(visit.language, one.hits))
                .set("hits_now",
                     texts::number(visit.language, static_cast<std::int64_t>(now.total)))
                .set("synonym_url",
                     visit.address("/synonyms/new?word=" + web::query_escaped(one.question))));
    }
    View view;
    view.set_list("questions", std::move(rows))
        .set("synonyms_url", visit.address("/synonyms"))
        .set("privacy_url", visit.address("/search/help#privacy"));
    return services.pages.page(
        visit, "find/unanswered", std::move(view),
        {.title = services.pages.text(visit, "find.unanswered_title"), .unlisted = true});
}

}
