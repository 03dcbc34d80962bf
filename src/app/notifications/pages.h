// The pages of following and being told, and the ways out that letters carry.
#pragma once
#include "app/notifications/telling.h"
#include "platform/http/response.h"

namespace notifications {

/// Follows what the one who visits may see, or changes how they are told. Nothing happens, and this
/// is false, when they follow as much as anybody may.
bool begin_to_follow(web::Services& services, Telling& telling, web::Visit const& visit,
                     Subject const& subject, Way way);
void stop_following(web::Services& services, Telling& telling, web::Visit const& visit,
                    Subject const& subject);
void see_all(web::Services& services, Telling& telling, web::Visit const& visit);

}

namespace notifications::pages {

http::Response list(web::Services& services, Telling& telling, web::Visit const& visit);
http::Response see(web::Services& services, Telling& telling, web::Visit const& visit);
http::Response show_follow(web::Services& services, Telling& telling, web::Visit const& visit);
http::Response follow(web::Services& services, Telling& telling, web::Visit const& visit);
http::Response stop(web::Services& services, Telling& telling, web::Visit const& visit);
/// A letter's way out, for people: the page, and its button.
http::Response show_end(web::Services& services, Telling& telling, web::Visit const& visit);
http::Response end(web::Services& services, Telling& telling, web::Visit const& visit);
/// The same for mail programs (RFC 8058): one POST. Opened in a browser it leads to the page.
http::Response to_end(web::Services& services, Telling& telling, web::Visit const& visit);
http::Response one_click(web::Services& services, Telling& telling, web::Visit const& visit);

}
