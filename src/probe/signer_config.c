/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#include "probe/signer_config.h"

#include "base/mem.h"
#include "model/hostname.h"
#include "probe/signer_parts.h"

#include <string.h>

#define PLACES(...)                                                            \
    (const char *const[])                                                      \
    {                                                                          \
        __VA_ARGS__, NULL                                                      \
    }
#define ARGS(...)                                                              \
    (const char *const[])                                                      \
    {                                                                          \
        __VA_ARGS__, NULL                                                      \
    }

static const struct signer_source table[] = {
    {"opendkim",
     PLACES("/etc/opendkim.conf", "/etc/opendkim/opendkim.conf",
            "/etc/mail/opendkim.conf", "/usr/local/etc/mail/opendkim.conf"),
     NULL, signer_read_opendkim},
    {"rspamd",
     PLACES("/etc/rspamd/local.d/dkim_signing.conf",
            "/usr/local/etc/rspamd/local.d/dkim_signing.conf"),
     NULL, signer_read_rspamd},
    {"rspamd",
     PLACES("/etc/rspamd/override.d/dkim_signing.conf",
            "/usr/local/etc/rspamd/override.d/dkim_signing.conf"),
     NULL, signer_read_rspamd},
    {"exim",
     PLACES("/usr/sbin/exim4", "/usr/sbin/exim", "/usr/exim/bin/exim",
            "/usr/local/sbin/exim"),
     ARGS("-bP", "transports"), signer_read_exim},
    {"amavis",
     PLACES("/etc/amavis/conf.d/50-user", "/etc/amavisd/amavisd.conf",
            "/etc/amavisd.conf", "/usr/local/etc/amavisd.conf"),
     NULL, signer_read_amavis},
    {"opensmtpd",
     PLACES("/etc/mail/smtpd.conf", "/etc/smtpd.conf",
            "/etc/opensmtpd/smtpd.conf", "/usr/local/etc/mail/smtpd.conf"),
     NULL, signer_read_smtpd},
    {NULL, NULL, NULL, NULL},
};

const struct signer_source *signer_table(void)
{
    return table;
}

static bool is_selector_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '-' || c == '_';
}

/* RFC 6376 3.1: labels of a name in DNS; the underscore is used all the same.
 */
static bool is_selector(struct span selector)
{
    struct span label;
    if (!selector.len || selector.len > HOSTNAME_MAX ||
        selector.at[selector.len - 1] == '.')
        return false;
    while (span_until(&selector, '.', &label)) {
        if (label.len == 0 || label.len > HOSTLABEL_MAX)
            return false;
        for (size_t i = 0; i < label.len; i++)
            if (!is_selector_char(label.at[i]))
                return false;
    }
    return true;
}

static bool is_pattern(struct span domain)
{
    for (size_t i = 0; i < domain.len; i++)
        if (domain.at[i] && strchr("$%*/{}\\", domain.at[i]))
            return true;
    return domain.len == 0;
}

/* As it stands in DNS; false: it cannot be there. */
static bool read_domain(struct span domain, struct hostname *ret)
{
    span_skip(&domain, ".");
    if (is_pattern(domain)) {
        memcpy(ret->ascii, "*", 2);
        return true;
    }
    autofree char *clean = span_clean(domain, 4 * HOSTNAME_MAX);
    hostname_check(clean, strlen(clean), ret);
    return ret->ascii[0] != '\0';
}

static bool has_pair(const struct signer_config *config, const char *domain,
                     struct span selector)
{
    for (size_t i = 0; i < config->pair_count; i++)
        if (strcmp(config->pairs[i].domain, domain) == 0 &&
            span_is(selector, config->pairs[i].selector))
            return true;
    return false;
}

void signer_add(struct signer_config *config, struct span domain,
                struct span selector)
{
    struct hostname host;
    domain = span_unquote(span_trim(domain));
    selector = span_unquote(span_trim(selector));
    if (selector.len && is_pattern(selector))
        config->unread = true;
    if (!is_selector(selector) || !read_domain(domain, &host) ||
        has_pair(config, host.ascii, selector))
        return;
    if (config->pair_count >= SIGNER_PAIRS_MAX) {
        config->cut = true;
        return;
    }
    config->pairs = xreallocarray(config->pairs, config->pair_count + 1,
                                  sizeof *config->pairs);
    config->pairs[config->pair_count++] = (struct signer_pair){
        .domain = xstrdup(host.ascii),
        .selector = xstrndup(selector.at, selector.len),
        .source = config->source,
    };
}

static bool has_file(const struct signer_config *config, const char *path)
{
    for (size_t i = 0; i < config->file_count; i++)
        if (strcmp(config->files[i].path, path) == 0)
            return true;
    return false;
}

void signer_add_file(struct signer_config *config, struct span path,
                     signer_read *read)
{
    autofree char *clean = span_clean(path, SIGNER_PATH_MAX + 1);
    if (*clean != '/' || strlen(clean) > SIGNER_PATH_MAX) {
        config->unread = true;
        return;
    }
    if (has_file(config, clean))
        return;
    if (config->file_count >= SIGNER_FILES_MAX) {
        config->cut = true;
        return;
    }
    config->files[config->file_count++] = (struct signer_file){
        .path = steal(&clean), .source = config->source, .read = read};
}

static struct span limited(const char *text, size_t len)
{
    return span_of(text, len > SIGNER_TEXT_MAX ? SIGNER_TEXT_MAX : len);
}

void signer_config_read(struct signer_config *config,
                        const struct signer_source *source, const char *text,
                        size_t len)
{
    config->source = source->id;
    source->read(config, limited(text, len));
}

void signer_config_read_file(struct signer_config *config, size_t index,
                             const char *text, size_t len)
{
    config->source = config->files[index].source;
    config->files[index].read(config, limited(text, len));
}

void signer_config_done(struct signer_config *config)
{
    for (size_t i = 0; i < config->pair_count; i++) {
        free(config->pairs[i].domain);
        free(config->pairs[i].selector);
    }
    for (size_t i = 0; i < config->file_count; i++)
        free(config->files[i].path);
    free(config->pairs);
    free(config->selector);
    *config = (struct signer_config){0};
}
