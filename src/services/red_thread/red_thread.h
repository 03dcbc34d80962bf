// The red thread (den röda tråden): from any subject back to the need that began it, and forward to
// what it led to. A feature says which links it knows (web::SubjectKind::links) and who may tie
// others (web::Access::may_tie); the rest happens here.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "services/activity/activity.h"
#include "services/web/feature.h"
#include "services/web/services.h"

namespace red_thread {

/// The chain as picture and list, for programs as a graph, and the page where links are tied.
web::Feature feature(web::Services& services);

/// Ties two subjects as a demo world tells it, unless they are: what is tied is not asked of any
/// visitor. Throws std::runtime_error for kinds that are not tied.
void add_demo_tie(web::Services& services, activity::Subject const& earlier,
                  activity::Subject const& later, members::MemberId const& by);

/// Everything that the subject came from, the nearest first, whoever may see it. Empty when there
/// is no such subject.
std::vector<activity::Subject> came_from(web::Services& services, db::Reader& reader,
                                         activity::Subject const& subject);

/// What a subject's own page says of the others on its thread, those that the visitor may see.
class Line {
public:
    /// The subject must be there.
    Line(web::Services& services, web::Visit const& visit, db::Reader& reader,
         activity::Subject const& subject);

    /// One step of the partial thread_position: of the kind "need", "idea", "project" or "case".
    struct Step {
        std::string note = {};  ///< The title when there is one, "3 behov" when there are more.
        std::string url = {};   ///< To that one, or to the whole chain.
    };
    /// Empty when nothing of the kind, but the subject itself, is on the thread.
    Step step(std::string_view kind) const;

    /// The values of the partial red_thread_way.
    web::View way() const;

    /// The page of the chain, without the language.
    std::string path() const;

private:
    struct Other {
        std::string kind, title, path;
    };
    web::Services& services_;
    web::Visit const& visit_;
    activity::Subject subject_;
    std::vector<Other> others_ = {};
    bool may_see_ = false, may_tie_ = false;
};

}
