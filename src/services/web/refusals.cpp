// One sentence for each status.
#include "services/web/refusals.h"

namespace web {

std::string_view usual_detail(int status) {
    switch (status) {
        case 401: return "Send a bearer token that is valid and has not been revoked.";
        case 403: return "Your role does not allow this here.";
        case 404: return "There is nothing at this address.";
        case 405: return "This address does not offer the method; see the header Allow.";
        case 414: return "The address is too long; at most 16 KiB are read of it.";
        case 409:
            return "Somebody else changed this meanwhile. Read it again, then send your change anew.";
        case 507:
            return "The disk is full. Nothing was saved; reading works as before. "
                   "Send it again when the operator has made room.";
        case 503:
            return "The database cannot be reached just now. Nothing was saved; "
                   "send it again in a moment.";
        default: return "Something went wrong on our side. Please try again later.";
    }
}

}
