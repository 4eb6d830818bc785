import { answer, api } from "../api/client";
import type { Schemas } from "../api/types";

export type MemberPost = Schemas["MemberPost"];
export type PostWish = Schemas["MemberPostWish"];
export type MembersLock = Schemas["MembersLock"];
export type ShoutOut = Schemas["ShoutOut"];

export const postsOf = (creator: string, cursor?: string) => answer(api.GET("/v1/creators/{id}/posts", { params: { path: { id: creator }, query: { cursor, limit: 10 } } }));
export const writePost = (wish: PostWish, key: string) => answer(api.POST("/v1/member-posts", { params: { header: { "Idempotency-Key": key } }, body: wish }));
export const changePost = (post: MemberPost, wish: PostWish) =>
  answer(api.PATCH("/v1/member-posts/{id}", { params: { path: { id: post.id }, header: { "If-Match": `"${post.version}"` } }, body: wish }));
export const deletePost = (id: string) => answer(api.DELETE("/v1/member-posts/{id}", { params: { path: { id } } }));
export const shoutOuts = () => answer(api.GET("/v1/shout-outs"));
export const thanked = (id: string) => answer(api.POST("/v1/shout-outs/{id}/done", { params: { path: { id } } }));
export const videosOf = (creator: string) => answer(api.GET("/v1/videos", { params: { query: { creator, limit: 12 } } }));
export const changeVideo = (id: string, body: Schemas["VideoDescription"]) => answer(api.PATCH("/v1/videos/{id}", { params: { path: { id } }, body }));
