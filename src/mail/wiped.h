/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * malloc()'s memory, overwritten before it is given back: for libraries that
 * make copies of passwords (json_set_alloc_funcs(), curl_global_init_mem()).
 */
#include <stddef.h>

void wiped_free(void *memory);
void *wiped_realloc(void *memory, size_t size);
