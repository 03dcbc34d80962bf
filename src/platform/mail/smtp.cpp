// libcurl as a mail program: encrypted unless the settings say otherwise, and what the server said
// at which step.
#include "platform/mail/smtp.h"

#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <exception>
#include <fstream>
#include <new>
#include <stdexcept>
#include <string_view>

#include "platform/basics/text.h"
#include "platform/mail/message.h"

namespace mail {

namespace {

/// Bytes held back until the caller has written down that the end is near.
constexpr std::size_t last_bytes = 2;

std::string first_line_of(std::string const& path) {
    std::ifstream file(path);
    std::string line;
    if (!std::getline(file, line) || line.empty())
        throw std::runtime_error("the mail server's password cannot be read from " + path +
                                 "; it is the first line of that file");
    if (line.ends_with('\r')) line.pop_back();
    return line;
}

/// One conversation with the server.
class Conversation {
public:
    Conversation(settings::Mail const& settings, std::string const& password, Parcel const& parcel,
                 std::function<void()> const& before_the_end, std::stop_token const& stop)
        : parcel_(parcel), before_the_end_(before_the_end), stop_(stop) {
        if (!curl_) throw std::bad_alloc();
        set_server(settings, password);
        set_letter();
    }
    ~Conversation() {
        curl_easy_cleanup(curl_);
        curl_slist_free_all(receivers_);
    }
    Conversation(Conversation const&) = delete;
    Conversation& operator=(Conversation const&) = delete;

    Outcome hold() {
        auto const code = curl_easy_perform(curl_);
        if (thrown_) std::rethrow_exception(thrown_);
        if (code == CURLE_OK) return {Result::delivered, said_};
        long status = 0;
        curl_easy_getinfo(curl_, CURLINFO_RESPONSE_CODE, &status);
        bool const is_about_letter = step_ == "RCPT" || step_ == "DATA";
        if (is_about_letter && status >= 500 && status < 600) return {Result::refused, said_};
        if (is_about_letter && status >= 400) return {Result::later, said_};
        std::string const why = error_[0] != '\0' ? error_ : curl_easy_strerror(code);
        return {is_about_letter ? Result::later : Result::unreached,
                said_.empty() ? why : why + ": " + said_};
    }

private:
    template <class Value>
    void set(CURLoption option, Value value) {
        auto const code = curl_easy_setopt(curl_, option, value);
        if (code != CURLE_OK)
            throw std::runtime_error(std::string("libcurl refuses a setting: ") +
                                     curl_easy_strerror(code));
    }

    void set_server(settings::Mail const& settings, std::string const& password) {
        auto const scheme = settings.security == "tls" ? "smtps://" : "smtp://";
        auto const name = std::string(domain(parcel_.from));
        set(CURLOPT_URL, (scheme + settings.server + "/" + name).c_str());
        set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
        set(CURLOPT_PROXY, "");
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
        set(CURLOPT_USE_SSL,
            static_cast<long>(settings.security == "none" ? CURLUSESSL_NONE : CURLUSESSL_ALL));
        if (!settings.certificates.empty()) {
            set(CURLOPT_CAINFO, settings.certificates.c_str());
            set(CURLOPT_CAPATH, "/etc/ssl/certs");
        }
        if (!settings.user.empty()) {
            set(CURLOPT_SASL_IR, 1L);
            set(CURLOPT_USERNAME, settings.user.c_str());
            set(CURLOPT_PASSWORD, password.c_str());
        }
        set(CURLOPT_CONNECTTIMEOUT, static_cast<long>(settings.connect_seconds));
        set(CURLOPT_SERVER_RESPONSE_TIMEOUT, static_cast<long>(settings.total_seconds));
        set(CURLOPT_TIMEOUT, static_cast<long>(settings.total_seconds));
    }

    void set_letter() {
        set(CURLOPT_MAIL_FROM, ("<" + parcel_.from + ">").c_str());
        receivers_ = curl_slist_append(nullptr, ("<" + parcel_.to + ">").c_str());
        if (!receivers_) throw std::bad_alloc();
        set(CURLOPT_MAIL_RCPT, receivers_);
        set(CURLOPT_UPLOAD, 1L);
        set(CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(parcel_.bytes.size()));
        set(CURLOPT_READFUNCTION, &give);
        set(CURLOPT_READDATA, this);
        set(CURLOPT_ERRORBUFFER, error_);
        set(CURLOPT_VERBOSE, 1L);
        set(CURLOPT_DEBUGFUNCTION, &listen);
        set(CURLOPT_DEBUGDATA, this);
        set(CURLOPT_NOPROGRESS, 0L);
        set(CURLOPT_XFERINFOFUNCTION, &look_on);
        set(CURLOPT_XFERINFODATA, this);
    }

    static std::size_t give(char* into, std::size_t size, std::size_t count, void* self) {
        auto& one = *static_cast<Conversation*>(self);
        auto const left = one.parcel_.bytes.size() - one.given_;
        if (left == 0) return 0;
        auto giving = std::min(size * count, left);
        try {
            if (left <= last_bytes) one.before_the_end_();
            else giving = std::min(giving, left - last_bytes);
        } catch (...) {
            one.thrown_ = std::current_exception();
            return CURL_READFUNC_ABORT;
        }
        std::memcpy(into, one.parcel_.bytes.data() + one.given_, giving);
        one.given_ += giving;
        return giving;
    }

    /// Which command was given last, and what the server answered last. Never what is encrypted or
    /// secret: lines of AUTH are not kept.
    static int listen(CURL*, curl_infotype kind, char* data, std::size_t size, void* self) {
        auto& one = *static_cast<Conversation*>(self);
        std::string_view const line(data, size);
        auto const verb = line.substr(0, std::min<std::size_t>(4, size));
        // The farewell after a refusal says nothing of the letter.
        if (kind == CURLINFO_HEADER_OUT && verb == "QUIT") one.is_over_ = true;
        if (one.is_over_) return 0;
        if (kind == CURLINFO_HEADER_OUT) one.step_ = verb;
        if (kind == CURLINFO_HEADER_IN)
            one.said_ = basics::shortened(basics::one_line(basics::decoded(line)), 300);
        return 0;
    }

    static int look_on(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
        auto const& one = *static_cast<Conversation*>(self);
        // Once it is whole, the answer is waited for: it says whether the letter was taken.
        return one.stop_.stop_requested() && one.given_ < one.parcel_.bytes.size() ? 1 : 0;
    }

    Parcel const& parcel_;
    std::function<void()> const& before_the_end_;
    std::stop_token const& stop_;
    CURL* curl_ = curl_easy_init();
    curl_slist* receivers_ = nullptr;
    std::size_t given_ = 0;
    bool is_over_ = false;
    std::string step_, said_;
    std::exception_ptr thrown_;
    char error_[CURL_ERROR_SIZE] = {};
};

class Smtp : public Carrier {
public:
    explicit Smtp(settings::Mail settings)
        : settings_(std::move(settings)),
          password_(settings_.password_file.empty() ? std::string()
                                                    : first_line_of(settings_.password_file)) {}

    Outcome carry(Parcel const& parcel, std::function<void()> const& before_the_end,
                  std::stop_token const& stop) override {
        return Conversation(settings_, password_, parcel, before_the_end, stop).hold();
    }
    std::string name() const override { return settings_.server; }

private:
    settings::Mail settings_;
    std::string password_;
};

}

std::unique_ptr<Carrier> smtp(settings::Mail const& settings) {
    return std::make_unique<Smtp>(settings);
}

}
