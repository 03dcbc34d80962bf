// Questions to the one who told it, for programs of those who answer. What is said of needs goes
// for /api/v1/ideas too.
//
//   GET   /api/v1/needs/{id}/sender-questions              {"items": [question …], "may_ask": whether one can be asked now}:
//                                                          {"id", "state", "question", "for_everybody", "asked_at", "until", "answer", "answered_at", "shown"}
//   POST  /api/v1/needs/{id}/sender-questions              {"question", "for_everybody": bool}: 201, the question; it goes by letter to
//                                                          whoever told it. 409 while one waits, or when so many have been asked
//   POST  /api/v1/needs/{id}/sender-questions/{question}   {"act": "withdraw" or "show"}: 200, the question; 409 when something
//                                                          became of it meanwhile
#pragma once
#include "features/ideas/need.h"
#include "services/web/services.h"

namespace ideas::asking_back {

http::Response list(web::Services& services, Kind kind, web::Visit const& visit);
http::Response ask_sender(web::Services& services, Kind kind, web::Visit const& visit);
http::Response change(web::Services& services, Kind kind, web::Visit const& visit);

}
