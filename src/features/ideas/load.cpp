// Many ideas for load tests, told through the same actions as real ones.
#include "features/ideas/actions.h"
#include "features/ideas/ideas.h"
#include "features/ideas/rules.h"
#include "features/ideas/support.h"
#include "platform/secrets/secrets.h"

namespace ideas {

void add_load(web::Services& services, LoadOf const& load, std::vector<LoadIdea> const& ideas) {
    auto const now = services.now();
    auto tx = services.database.begin();
    for (auto const& made : ideas) {
        Hand const sender{services.activity, {now.microseconds - made.age}, {}};
        Hand const coordinator{services.activity, now, load.coordinator};
        auto idea = tell(tx, sender,
                         {.told = {.title = made.title,
                                   .story = made.story,
                                   .language = "sv",
                                   .organisation = load.organisation,
                                   .kind = Kind::idea},
                          .sender = {},
                          .way = Way::page,
                          .key = secrets::make(),
                          .reading = Reading::as_usual})
                        .need;
        idea = publish(tx, coordinator, idea);
        if (made.is_answered)
            idea = answer(tx, coordinator, idea,
                          {.state = State::goes_on, .reason = made.title, .link = ""});
        for (std::size_t i = 0; i < made.supports; ++i)
            store::add_support(tx, idea.id,
                               load.supporters[(made.first_supporter + i) % load.supporters.size()],
                               now);
    }
    tx.commit();
}

}
